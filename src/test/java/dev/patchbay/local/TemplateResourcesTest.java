package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.local.TemplateResources.Route;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TemplateResourcesTest {
  private final TemplateResources template = TestTemplate.resources();

  @Test
  void the_table_has_the_keys_and_indexes_that_the_template_names() {
    var request = template.table().request("patchbay");

    assertThat(request.keySchema())
        .extracting(KeySchemaElement::attributeName)
        .containsExactly("pk", "sk");
    assertThat(request.globalSecondaryIndexes())
        .extracting(index -> index.indexName())
        .containsExactly("listing", "waiting");
    assertThat(request.attributeDefinitions()).hasSize(6);
    assertThat(template.table().expiryAttribute()).isEqualTo("expiresAt");
  }

  @Test
  void a_dead_letter_queue_comes_before_the_queue_that_names_it() {
    assertThat(template.queues())
        .extracting(QueueDefinition::name)
        .containsExactly("patchbay-clients-dead.fifo", "patchbay-clients.fifo");
  }

  @Test
  void a_queue_takes_values_of_parameters_from_their_defaults() {
    var clients = template.queues().getLast();

    assertThat(clients.attributes())
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "2");
    assertThat(clients.deadLetters()).isEqualTo("ClientsDeadLetters");
    assertThat(clients.maxReceiveCount()).isEqualTo(2);
  }

  @Test
  void a_route_knows_its_function_whether_it_is_open_and_how_long_it_may_take() {
    assertThat(template.routes())
        .containsExactly(
            new Route(
                "call-event",
                "POST",
                "/v1/projects/{project}/calls/{source}",
                true,
                Duration.ofSeconds(10)),
            new Route(
                "journal", "GET", "/v1/projects/{project}/journal", false, Duration.ofSeconds(15)));
  }

  @Test
  void queues_and_schedules_know_the_functions_that_they_call() {
    assertThat(template.consumers()).containsExactly(Map.entry("ClientsQueue", "deliver"));
    assertThat(template.scheduled()).containsExactly("tick");
  }

  @Test
  void a_template_without_a_table_is_refused() {
    assertThatThrownBy(() -> TemplateResources.of("Resources: {}").table())
        .hasMessage("template.yaml describes no table");
  }
}
