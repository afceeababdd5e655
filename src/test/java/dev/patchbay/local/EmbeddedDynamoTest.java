package dev.patchbay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

class EmbeddedDynamoTest {
  private static final Map<String, AttributeValue> ITEM =
      Map.of(
          "pk", fromS("demo"),
          "sk", fromS("call-1"),
          "waitingPk", fromS("due"),
          "waitingSk", fromS("2026-01-05T10:00:00Z"));
  private static final Map<String, AttributeValue> KEY =
      Map.of("pk", fromS("demo"), "sk", fromS("call-1"));

  @Test
  void what_is_written_is_found_by_key_and_by_index() {
    try (var embedded = EmbeddedDynamo.inMemory();
        var dynamo = LocalAws.dynamo(embedded.endpoint())) {
      TestTemplate.resources().table().createIn(dynamo, "patchbay");
      put(dynamo);

      assertThat(dynamo.getItem(of -> of.tableName("patchbay").key(KEY)).item()).isEqualTo(ITEM);
      var due =
          dynamo.query(
              of ->
                  of.tableName("patchbay")
                      .indexName("waiting")
                      .keyConditionExpression("waitingPk = :due AND waitingSk < :now")
                      .expressionAttributeValues(
                          Map.of(":due", fromS("due"), ":now", fromS("2026-01-05T11"))));
      assertThat(due.items()).containsExactly(ITEM);
    }
  }

  @Test
  void a_condition_that_does_not_hold_refuses_the_write() {
    try (var embedded = EmbeddedDynamo.inMemory();
        var dynamo = LocalAws.dynamo(embedded.endpoint())) {
      TestTemplate.resources().table().createIn(dynamo, "patchbay");
      put(dynamo);

      assertThatThrownBy(() -> put(dynamo)).isInstanceOf(ConditionalCheckFailedException.class);
    }
  }

  @Test
  void data_on_disk_survives_a_killed_server(@TempDir Path data) {
    try (var first = EmbeddedDynamo.onDisk(SourceFolder.find(), 0, data);
        var dynamo = LocalAws.dynamo(first.endpoint())) {
      TestTemplate.resources().table().createIn(dynamo, "patchbay");
      put(dynamo);
      first.kill();
    }
    try (var second = EmbeddedDynamo.onDisk(SourceFolder.find(), 0, data);
        var dynamo = LocalAws.dynamo(second.endpoint())) {
      TestTemplate.resources().table().createIn(dynamo, "patchbay");

      assertThat(dynamo.getItem(of -> of.tableName("patchbay").key(KEY)).item()).isEqualTo(ITEM);
    }
  }

  @Test
  void a_port_in_use_is_said_in_one_sentence(@TempDir Path data) {
    try (var holder = EmbeddedDynamo.inMemory()) {
      var port = holder.endpoint().getPort();

      assertThatThrownBy(() -> EmbeddedDynamo.onDisk(SourceFolder.find(), port, data))
          .isInstanceOf(CannotStart.class)
          .hasMessageStartingWith("Port " + port + " for the embedded DynamoDB is in use");
    }
  }

  @Test
  void a_version_of_node_is_read_and_anything_else_is_none() {
    assertThat(NodePackages.majorOf("v20.19.1")).isEqualTo(20);
    assertThat(NodePackages.majorOf("command failed")).isZero();
  }

  private static void put(DynamoDbClient dynamo) {
    dynamo.putItem(
        of -> of.tableName("patchbay").item(ITEM).conditionExpression("attribute_not_exists(pk)"));
  }
}
