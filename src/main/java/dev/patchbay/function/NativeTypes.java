package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditLog;
import dev.patchbay.caller.CallerCard;
import dev.patchbay.caller.CallerLookup;
import dev.patchbay.caller.ClientFile;
import dev.patchbay.caller.KnownClient;
import dev.patchbay.caller.Pushes;
import dev.patchbay.caller.Route;
import dev.patchbay.caller.SmartPhone;
import dev.patchbay.crm.Account;
import dev.patchbay.crm.Action;
import dev.patchbay.crm.CallTrace;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.ConnectResult;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Credentials;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.EgressGuard;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.FieldFault;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Pacer;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Subscription;
import dev.patchbay.crm.Subscriptions;
import dev.patchbay.crm.Target;
import dev.patchbay.delivery.ClientKey;
import dev.patchbay.delivery.Connections;
import dev.patchbay.delivery.DuplicateProbe;
import dev.patchbay.delivery.Erasure;
import dev.patchbay.delivery.LeadHistory;
import dev.patchbay.delivery.ProjectRemoval;
import dev.patchbay.delivery.Redrive;
import dev.patchbay.delivery.Worklist;
import dev.patchbay.duplicate.Candidate;
import dev.patchbay.duplicate.CrmView;
import dev.patchbay.duplicate.DuplicateRule;
import dev.patchbay.duplicate.ReceivedLead;
import dev.patchbay.duplicate.Verdict;
import dev.patchbay.function.http.Access;
import dev.patchbay.function.http.Change;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Person;
import dev.patchbay.function.http.SetupSteps;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import dev.patchbay.intake.IntakeRequest;
import dev.patchbay.intake.Reply;
import dev.patchbay.intake.form.FormFields;
import dev.patchbay.intake.form.FormRequest;
import dev.patchbay.intake.form.SubmissionRead;
import dev.patchbay.intake.form.Visitor;
import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.InteractionEvent;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.intake.messenger.MessengerReader;
import dev.patchbay.intake.telephony.Authenticity;
import dev.patchbay.intake.telephony.Body;
import dev.patchbay.intake.telephony.CallLog;
import dev.patchbay.intake.telephony.CredentialField;
import dev.patchbay.intake.telephony.PolledSources;
import dev.patchbay.intake.telephony.SourceCredentials;
import dev.patchbay.journal.Attempt;
import dev.patchbay.journal.Decision;
import dev.patchbay.journal.Difference;
import dev.patchbay.journal.InteractionState;
import dev.patchbay.journal.Journal;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.JournalViews;
import dev.patchbay.journal.LedgerStep;
import dev.patchbay.journal.Links;
import dev.patchbay.journal.Origin;
import dev.patchbay.journal.RecordLinks;
import dev.patchbay.journal.ReportedEvent;
import dev.patchbay.journal.SentLead;
import dev.patchbay.journal.SentLeads;
import dev.patchbay.journal.Shelved;
import dev.patchbay.metrics.Metrics;
import dev.patchbay.project.Caller;
import dev.patchbay.project.CrmSettings;
import dev.patchbay.project.DuplicateSettings;
import dev.patchbay.project.EarlierIntegrations;
import dev.patchbay.project.Employee;
import dev.patchbay.project.FieldMapping;
import dev.patchbay.project.FormSettings;
import dev.patchbay.project.Gate;
import dev.patchbay.project.Integration;
import dev.patchbay.project.Language;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.MatrixVersions;
import dev.patchbay.project.Project;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.Projects;
import dev.patchbay.project.Role;
import dev.patchbay.project.RoutingSettings;
import dev.patchbay.project.ScenarioSettings;
import dev.patchbay.report.Dimension;
import dev.patchbay.report.Figures;
import dev.patchbay.report.Report;
import dev.patchbay.report.ReportQuery;
import dev.patchbay.report.ReportReader;
import dev.patchbay.scenario.ClientHistory;
import dev.patchbay.scenario.ClientState;
import dev.patchbay.scenario.Occasion;
import dev.patchbay.scenario.Plan;
import dev.patchbay.scenario.PlannedStep;
import dev.patchbay.scenario.TitleTemplate;
import dev.patchbay.settings.CrmFacts;
import dev.patchbay.settings.EmployeeRules;
import dev.patchbay.settings.SettingsRules;
import dev.patchbay.statusgroup.FiledStatus;
import dev.patchbay.statusgroup.Filing;
import dev.patchbay.statusgroup.FilingHistory;
import dev.patchbay.statusgroup.Filings;
import dev.patchbay.statusgroup.Move;
import dev.patchbay.statusgroup.Refiling;
import dev.patchbay.statusgroup.StatusGroup;
import dev.patchbay.store.Document;
import dev.patchbay.store.Index;
import dev.patchbay.store.Stored;
import dev.patchbay.store.Table;
import dev.patchbay.store.secret.KeyService;
import dev.patchbay.store.secret.Vault;
import dev.patchbay.switching.Archive;
import dev.patchbay.switching.CadenceOutline;
import dev.patchbay.switching.ChangeOfCrm;
import dev.patchbay.switching.ChangeRequest;
import dev.patchbay.switching.Consequence;
import dev.patchbay.switching.Count;
import dev.patchbay.switching.Effect;
import dev.patchbay.switching.Facts;
import dev.patchbay.switching.FieldMappings;
import dev.patchbay.switching.Preview;
import dev.patchbay.switching.WorkflowOutline;
import dev.patchbay.sync.Managers;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import dev.patchbay.sync.NoticeBoard;
import dev.patchbay.sync.SyncFault;
import dev.patchbay.sync.SyncKind;
import dev.patchbay.sync.SyncPhase;
import dev.patchbay.sync.SyncRun;
import dev.patchbay.sync.SyncState;
import dev.patchbay.sync.SyncTask;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Jackson reads and writes by reflection, so that the native image keeps it. The domain itself
 * knows no framework; a test compares this list with the code.
 */
@RegisterForReflection(
    targets = {
      APIGatewayV2HTTPEvent.class,
      APIGatewayV2HTTPEvent.RequestContext.class,
      APIGatewayV2HTTPEvent.RequestContext.Authorizer.class,
      APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT.class,
      APIGatewayV2HTTPEvent.RequestContext.Http.class,
      APIGatewayV2HTTPEvent.RequestContext.CognitoIdentity.class,
      APIGatewayV2HTTPEvent.RequestContext.IAM.class,
      APIGatewayV2HTTPResponse.class,
      SQSEvent.class,
      SQSEvent.SQSMessage.class,
      SQSEvent.MessageAttribute.class,
      Account.class,
      Action.class,
      CallTrace.class,
      ClientQuery.class,
      ClientRecords.class,
      Command.class,
      ConnectResult.class,
      Connected.class,
      Credentials.class,
      CrmCalls.class,
      CrmMetadata.class,
      CrmSchema.class,
      Described.class,
      EgressGuard.class,
      Failure.class,
      FieldFault.class,
      Lookup.class,
      Outcome.class,
      Pacer.class,
      RecordKind.class,
      RecordRef.class,
      Recovery.class,
      Target.class,
      ClientKey.class,
      DuplicateProbe.class,
      Erasure.class,
      ProjectRemoval.class,
      ClientFile.class,
      SmartPhone.class,
      Pushes.class,
      CallerCard.class,
      CallerLookup.class,
      Route.class,
      KnownClient.class,
      LeadHistory.class,
      Candidate.class,
      CrmView.class,
      DuplicateRule.class,
      ReceivedLead.class,
      Verdict.class,
      Redrive.class,
      Worklist.class,
      AmazonConnectFunction.class,
      CallEventFunction.class,
      DuplicateCheckFunction.class,
      ProxyLeadsFunction.class,
      MessengerContactFunction.class,
      FormFields.class,
      FormRequest.class,
      SubmissionRead.class,
      Visitor.class,
      MessengerReader.class,
      RecordLinks.class,
      JournalFunction.class,
      SettingsFunction.class,
      TickFunction.class,
      AuditEntry.class,
      AuditLog.class,
      Access.class,
      Change.class,
      HttpFunctions.class,
      HttpRequest.class,
      Person.class,
      SetupSteps.class,
      FieldError.class,
      Intake.class,
      IntakeRequest.class,
      Reply.class,
      Authenticity.class,
      CredentialField.class,
      SourceCredentials.class,
      Call.class,
      CallEvent.class,
      FormSubmission.class,
      InteractionEvent.class,
      MessengerContact.class,
      Language.class,
      Matrix.class,
      FormSettings.class,
      DuplicateSettings.class,
      RoutingSettings.class,
      ScenarioSettings.class,
      Body.class,
      CallLog.class,
      PolledSources.class,
      Attempt.class,
      Decision.class,
      InteractionState.class,
      Journal.class,
      JournalEntry.class,
      JournalViews.class,
      LedgerStep.class,
      ReportedEvent.class,
      Links.class,
      SentLead.class,
      SentLeads.class,
      Shelved.class,
      Metrics.class,
      Caller.class,
      Employee.class,
      Integration.class,
      Project.class,
      ProjectSettings.class,
      Projects.class,
      Role.class,
      ClientHistory.class,
      ClientState.class,
      Difference.class,
      MatrixVersions.class,
      Occasion.class,
      TitleTemplate.class,
      Plan.class,
      PlannedStep.class,
      Changes.class,
      ChangesQuery.class,
      CrmNotices.class,
      CrmRecord.class,
      Dossier.class,
      Reading.class,
      Subscription.class,
      Subscriptions.class,
      Origin.class,
      CrmSettings.class,
      EarlierIntegrations.class,
      FieldMapping.class,
      Gate.class,
      FiledStatus.class,
      Filing.class,
      FilingHistory.class,
      Filings.class,
      Move.class,
      Refiling.class,
      StatusGroup.class,
      Mirror.class,
      MirroredRecord.class,
      Managers.class,
      NoticeBoard.class,
      SyncFault.class,
      SyncKind.class,
      SyncPhase.class,
      SyncRun.class,
      SyncState.class,
      SyncTask.class,
      SyncFunction.class,
      Dimension.class,
      Figures.class,
      Report.class,
      ReportQuery.class,
      ReportReader.class,
      CadenceOutline.class,
      dev.patchbay.switching.Change.class,
      ChangeOfCrm.class,
      ChangeRequest.class,
      Consequence.class,
      Count.class,
      Effect.class,
      Archive.class,
      Facts.class,
      FieldMappings.class,
      Preview.class,
      WorkflowOutline.class,
      Connections.class,
      CrmFacts.class,
      EmployeeRules.class,
      SettingsRules.class,
      Document.class,
      Index.class,
      Stored.class,
      Table.class,
      KeyService.class,
      Vault.class
    },
    classNames = {
      "dev.patchbay.audit.Difference",
      "dev.patchbay.crm.AddressRules",
      "dev.patchbay.crm.ClosedCrm",
      "dev.patchbay.crm.ReadOnlyCrm",
      "dev.patchbay.crm.Spending",
      "dev.patchbay.delivery.CallLogRun",
      "dev.patchbay.delivery.FailurePolicy",
      "dev.patchbay.delivery.Progress",
      "dev.patchbay.delivery.StepRunner",
      "dev.patchbay.delivery.Turns",
      "dev.patchbay.duplicate.InWork",
      "dev.patchbay.delivery.Updates",
      "dev.patchbay.settings.RoutingRules",
      "dev.patchbay.function.AccessDesk",
      "dev.patchbay.function.BringAlongRoutes",
      "dev.patchbay.function.BrowserOrigin",
      "dev.patchbay.function.ChangeAnswers",
      "dev.patchbay.function.ChangeView",
      "dev.patchbay.function.ConnectionView",
      "dev.patchbay.function.CrmCatalogueView",
      "dev.patchbay.function.IntegrationView",
      "dev.patchbay.function.ProjectDesk",
      "dev.patchbay.function.http.Gatekeeper",
      "dev.patchbay.function.MirrorLists",
      "dev.patchbay.function.MirrorViews",
      "dev.patchbay.function.SyncView",
      "dev.patchbay.sync.CopyRules",
      "dev.patchbay.sync.Pages",
      "dev.patchbay.function.RoistatAnswer",
      "dev.patchbay.function.SiteForms",
      "dev.patchbay.intake.form.Charsets",
      "dev.patchbay.intake.form.FormPairs",
      "dev.patchbay.intake.form.Multipart",
      "dev.patchbay.function.MatrixView",
      "dev.patchbay.intake.telephony.asterisk.End",
      "dev.patchbay.intake.telephony.asterisk.Peer",
      "dev.patchbay.intake.telephony.asterisk.Sides",
      "dev.patchbay.intake.telephony.connect.ConnectInstances",
      "dev.patchbay.intake.telephony.connect.End",
      "dev.patchbay.intake.telephony.threecx.CallType",
      "dev.patchbay.function.SourceSettings",
      "dev.patchbay.function.StatusFilingRequest",
      "dev.patchbay.function.StatusGroupsView",
      "dev.patchbay.function.StatusTally",
      "dev.patchbay.intake.telephony.ringostat.CallStatus",
      "dev.patchbay.intake.telephony.ringostat.Field",
      "dev.patchbay.intake.telephony.ringostat.LogRequest",
      "dev.patchbay.intake.telephony.ringostat.Progress",
      "dev.patchbay.intake.telephony.ringostat.Sides",
      "dev.patchbay.intake.telephony.twilio.Callback",
      "dev.patchbay.intake.telephony.twilio.Leg",
      "dev.patchbay.intake.telephony.zadarma.Notification",
      "dev.patchbay.project.IngestToken",
      "dev.patchbay.report.Fact",
      "dev.patchbay.scenario.Answer",
      "dev.patchbay.scenario.CallFacts",
      "dev.patchbay.scenario.CallTexts",
      "dev.patchbay.scenario.FormTexts",
      "dev.patchbay.scenario.MessengerTexts",
      "dev.patchbay.scenario.Texts",
      "dev.patchbay.scenario.Wording",
      "dev.patchbay.scenario.ClientView",
      "dev.patchbay.scenario.NewRecords",
      "dev.patchbay.scenario.Records",
      "dev.patchbay.scenario.Standing",
      "dev.patchbay.scenario.Titles",
      "dev.patchbay.scenario.Parties",
      "dev.patchbay.scenario.Rule",
      "dev.patchbay.scenario.TaskKind",
      "dev.patchbay.switching.Change",
      "dev.patchbay.switching.MappingRules",
      "dev.patchbay.store.secret.CachedKeys",
      "dev.patchbay.switching.carry.BringAlong",
      "dev.patchbay.switching.carry.CarriedChange",
      "dev.patchbay.switching.carry.Carry",
      "dev.patchbay.switching.carry.CarryItem",
      "dev.patchbay.switching.carry.CarryPlan",
      "dev.patchbay.switching.carry.CarryState",
      "dev.patchbay.switching.carry.CarryStep",
      "dev.patchbay.switching.carry.CarryTask",
      "dev.patchbay.switching.carry.CarryView",
      "dev.patchbay.switching.carry.Claims",
      "dev.patchbay.switching.carry.Client",
      "dev.patchbay.switching.carry.Clients",
      "dev.patchbay.switching.carry.Ground",
      "dev.patchbay.switching.carry.ItemDraft",
      "dev.patchbay.switching.carry.ItemRemover",
      "dev.patchbay.switching.carry.Items",
      "dev.patchbay.switching.carry.Pair",
      "dev.patchbay.switching.carry.Pairs",
      "dev.patchbay.switching.carry.Setback",
      "dev.patchbay.switching.carry.Shared",
      "dev.patchbay.switching.carry.Trip"
    })
final class NativeTypes {
  private NativeTypes() {}
}
