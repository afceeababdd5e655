package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.CrmErrors;
import dev.patchbay.crm.pipedrive.Received.Activity;
import dev.patchbay.crm.pipedrive.Received.Answer;
import dev.patchbay.crm.pipedrive.Received.Deal;
import dev.patchbay.crm.pipedrive.Received.Lead;
import dev.patchbay.crm.pipedrive.Received.Made;
import dev.patchbay.crm.pipedrive.Received.Note;
import dev.patchbay.crm.pipedrive.Received.Organization;
import dev.patchbay.crm.pipedrive.Received.Person;
import dev.patchbay.crm.pipedrive.Received.Webhook;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of Pipedrive's REST API that following, carrying over and removing records needs. */
@RegisterProvider(CrmErrors.class)
@RegisterRestClient(configKey = "pipedrive", baseUri = "https://api.pipedrive.com")
interface PipedriveSyncApi {

  String TOKEN = "x-api-token";

  /**
   * Deals that are not archived.
   *
   * @param statuses with commas between; {@code deleted} is told only where it is asked for
   */
  @GET
  @Path("/api/v2/deals")
  Answer<List<Deal>> deals(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("status") String statuses,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort_by") String sortBy,
      @QueryParam("sort_direction") String direction,
      @QueryParam("include_fields") String fields,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") String cursor);

  @GET
  @Path("/api/v2/deals/archived")
  Answer<List<Deal>> archivedDeals(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort_by") String sortBy,
      @QueryParam("sort_direction") String direction,
      @QueryParam("include_fields") String fields,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") String cursor);

  @GET
  @Path("/api/v2/persons")
  Answer<List<Person>> persons(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort_by") String sortBy,
      @QueryParam("sort_direction") String direction,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") String cursor);

  @GET
  @Path("/v1/leads")
  Answer<List<Lead>> leads(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("updated_since") String updatedSince,
      @QueryParam("sort") String sort,
      @QueryParam("start") int start,
      @QueryParam("limit") int limit);

  @GET
  @Path("/v1/leads/archived")
  Answer<List<Lead>> archivedLeads(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("sort") String sort,
      @QueryParam("start") int start,
      @QueryParam("limit") int limit);

  @GET
  @Path("/api/v2/organizations/{id}")
  Answer<Organization> organization(
      @Url String base, @HeaderParam(TOKEN) String token, @PathParam("id") long id);

  @GET
  @Path("/v1/notes")
  Answer<List<Note>> notes(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("lead_id") String lead,
      @QueryParam("deal_id") Long deal,
      @QueryParam("start") int start,
      @QueryParam("limit") int limit);

  @GET
  @Path("/api/v2/activities")
  Answer<List<Activity>> activities(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @QueryParam("lead_id") String lead,
      @QueryParam("deal_id") Long deal,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") String cursor);

  /**
   * @param records {@code deals}, {@code persons}, {@code organizations} or {@code activities}
   */
  @DELETE
  @Path("/api/v2/{records}/{id}")
  Answer<Made> remove(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("records") String records,
      @PathParam("id") long id);

  /**
   * @param records {@code leads}, {@code notes} or {@code webhooks}, which all answer something
   *     else
   */
  @DELETE
  @Path("/v1/{records}/{id}")
  Answer<Object> removeOld(
      @Url String base,
      @HeaderParam(TOKEN) String token,
      @PathParam("records") String records,
      @PathParam("id") String id);

  @GET
  @Path("/v1/webhooks")
  Answer<List<Webhook>> webhooks(@Url String base, @HeaderParam(TOKEN) String token);

  @POST
  @Path("/v1/webhooks")
  Answer<Made> create(@Url String base, @HeaderParam(TOKEN) String token, Sent.Webhook webhook);
}
