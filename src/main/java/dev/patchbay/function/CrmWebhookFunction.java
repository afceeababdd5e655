package dev.patchbay.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.patchbay.crm.CrmNotices;
import dev.patchbay.function.http.HttpFunctions;
import dev.patchbay.function.http.HttpFunctions.Answer;
import dev.patchbay.function.http.HttpRequest;
import dev.patchbay.function.http.Problem;
import dev.patchbay.project.Projects;
import dev.patchbay.sync.NoticeBoard;
import dev.patchbay.sync.NoticeBoard.Taken;
import io.quarkus.funqy.Funq;
import java.util.List;
import org.jboss.logging.Logger;

/** {@code crm-webhook}: a CRM tells that something in it was changed. */
public class CrmWebhookFunction {

  private static final Logger LOG = Logger.getLogger(CrmWebhookFunction.class);

  private final HttpFunctions http;
  private final Projects projects;
  private final NoticeBoard notices;

  public CrmWebhookFunction(HttpFunctions http, Projects projects, NoticeBoard notices) {
    this.http = http;
    this.projects = projects;
    this.notices = notices;
  }

  @Funq("crm-webhook")
  public APIGatewayV2HTTPResponse crmWebhook(APIGatewayV2HTTPEvent event) {
    return http.serve(event, this::take);
  }

  /** An unknown project and a wrong signature get the same answer. */
  private Answer take(HttpRequest request) {
    String project = request.path().get("project");
    String crm = request.path().get("crm");
    Taken taken =
        projects
            .find(project)
            .map(
                found ->
                    notices.take(
                        found,
                        crm,
                        new CrmNotices.Request(request.headers(), request.query(), request.body())))
            .orElseGet(() -> new Taken.NotAuthentic("no such project"));
    return switch (taken) {
      case Taken.Noted noted -> Answer.ok(noted);
      case Taken.NotAuthentic(String reason) -> {
        LOG.infof("a webhook for %s of project %s is not authentic: %s", crm, project, reason);
        throw new Problem(
            401,
            "not-authentic",
            "This does not come from the CRM that the project has connected.",
            List.of());
      }
      // A CRM takes a webhook away whose notices are refused, and a repeat would be no better.
      case Taken.Unreadable(String reason) -> {
        LOG.warnf("a webhook of %s for project %s cannot be read: %s", crm, project, reason);
        yield Answer.ok(new Taken.Noted(0));
      }
    };
  }
}
