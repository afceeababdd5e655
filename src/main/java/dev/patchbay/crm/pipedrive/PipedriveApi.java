package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmErrors;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Field;
import dev.patchbay.crm.pipedrive.Received.Label;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Made;
import dev.patchbay.crm.pipedrive.Received.MadeLead;
import dev.patchbay.crm.pipedrive.Received.Me;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Pipeline;
import dev.patchbay.crm.pipedrive.Received.SearchResult;
import dev.patchbay.crm.pipedrive.Received.Stage;
import dev.patchbay.crm.pipedrive.Received.User;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Pipedrive's REST API: v2 where an operation has moved there, v1 for leads, notes and users. The
 * base URL is the company's own.
 */
@RegisterProvider(CrmErrors.class)
@RegisterRestClient(configKey = "pipedrive", baseUri = "https://api.pipedrive.com")
interface PipedriveApi {

  String TOKEN = "x-api-token";

  @GET
  @Path("/v1/users/me")
  Answer<Me> me(@Url String base, @HeaderParam(TOKEN) String token);

  @GET
  @Path("/v1/users")
  Answer<List<User>> users(@Url String base, @HeaderParam(TOKEN) String token);

  /**
   * @param fields where to look: {@code phone} or {@code email}
   * @param exact the whole value, not a part
   */
  @GET
  @Path("/api/v2/persons/search")
  Answer<SearchResult> searchPersons(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("term") String term,
      @QueryParam("fields") String fields,
      @QueryParam("exact_match") Boolean exact,
      @QueryParam("limit") int limit);

  @GET
  @Path("/api/v2/persons/{id}")
  Answer<Person> person(
      @Url String base, @HeaderParam(TOKEN) String token, @PathParam("id") long id);

  @GET
  @Path("/api/v2/persons")
  Answer<List<Person>> persons(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort_by") String sortBy,
      @QueryParam("sort_direction") String direction,
      @QueryParam("limit") int limit);

  @POST
  @Path("/api/v2/persons")
  Answer<Made> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Person person);

  @GET
  @Path("/api/v2/organizations")
  Answer<List<Organization>> organizations(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort_by") String sortBy,
      @QueryParam("sort_direction") String direction,
      @QueryParam("limit") int limit);

  @POST
  @Path("/api/v2/organizations")
  Answer<Made> create(
      @Url String base, @HeaderParam(TOKEN) String token, Sent.Organization organization);

  /** Leads that are neither archived nor converted. */
  @GET
  @Path("/v1/leads")
  Answer<List<Lead>> leads(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("person_id") Long person,
      @QueryParam("organization_id") Long organization,
      @QueryParam("limit") int limit);

  @GET
  @Path("/v1/leads/archived")
  Answer<List<Lead>> archivedLeads(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("person_id") Long person,
      @QueryParam("organization_id") Long organization,
      @QueryParam("limit") int limit);

  @GET
  @Path("/v1/leads/{id}")
  Answer<Lead> lead(@Url String base, @HeaderParam(TOKEN) String token, @PathParam("id") String id);

  @POST
  @Path("/v1/leads")
  Answer<MadeLead> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Lead lead);

  /**
   * @param fields further fields to include: {@code source_lead_id}
   */
  @GET
  @Path("/api/v2/deals")
  Answer<List<Deal>> deals(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("person_id") Long person,
      @QueryParam("org_id") Long organization,
      @QueryParam("include_fields") String fields,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("limit") int limit);

  @GET
  @Path("/api/v2/deals/{id}")
  Answer<Deal> deal(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("id") long id,
      @QueryParam("include_fields") String fields);

  @POST
  @Path("/api/v2/deals")
  Answer<Made> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Deal deal);

  @GET
  @Path("/v1/notes")
  Answer<List<Note>> notes(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("lead_id") String lead,
      @QueryParam("deal_id") Long deal,
      @QueryParam("person_id") Long person,
      @QueryParam("org_id") Long organization,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("limit") int limit);

  @POST
  @Path("/v1/notes")
  Answer<Made> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Note note);

  @PUT
  @Path("/v1/notes/{id}")
  Answer<Note> update(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("id") long id,
      Sent.NoteText text);

  @GET
  @Path("/api/v2/activities")
  Answer<List<Activity>> activities(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("lead_id") String lead,
      @QueryParam("deal_id") Long deal,
      @QueryParam("person_id") Long person,
      @QueryParam("org_id") Long organization,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("limit") int limit);

  @POST
  @Path("/api/v2/activities")
  Answer<Made> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Activity activity);

  @PATCH
  @Path("/api/v2/activities/{id}")
  Answer<Activity> update(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("id") long id,
      Sent.ActivityChange change);

  /**
   * @param fields {@code dealFields}, {@code personFields} or {@code organizationFields}
   */
  @GET
  @Path("/api/v2/{fields}")
  Answer<List<Field>> fields(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("fields") String fields,
      @QueryParam("limit") int limit);

  @GET
  @Path("/v1/leadLabels")
  Answer<List<Label>> leadLabels(@Url String base, @HeaderParam(TOKEN) String token);

  @GET
  @Path("/api/v2/pipelines")
  Answer<List<Pipeline>> pipelines(
      @Url String base, @HeaderParam(TOKEN) String token, @QueryParam("limit") int limit);

  @GET
  @Path("/api/v2/stages")
  Answer<List<Stage>> stages(
      @Url String base, @HeaderParam(TOKEN) String token, @QueryParam("limit") int limit);
}
