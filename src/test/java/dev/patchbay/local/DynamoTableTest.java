package dev.patchbay.local;

import dev.patchbay.store.DynamoTable;
import dev.patchbay.store.Table;
import dev.patchbay.store.TableContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The real table against the embedded DynamoDB, with the keys and indexes of {@code template.yaml}.
 */
class DynamoTableTest extends TableContract {

  private static EmbeddedDynamo embedded;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void start() {
    embedded = EmbeddedDynamo.inMemory();
    dynamo = LocalAws.dynamo(embedded.endpoint());
    TemplateResources.read(SourceFolder.find().template()).table().createIn(dynamo, "patchbay");
  }

  @AfterAll
  static void stop() {
    dynamo.close();
    embedded.close();
  }

  @Override
  protected Table table() {
    return new DynamoTable(dynamo, "patchbay");
  }
}
