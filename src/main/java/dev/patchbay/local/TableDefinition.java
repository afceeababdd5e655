package dev.patchbay.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** The table as the template describes it. */
record TableDefinition(TemplateNode properties) {

  /** The attribute by which items expire; null when the template names none. */
  String expiryAttribute() {
    return properties.get("TimeToLiveSpecification", "AttributeName").text();
  }

  /** Creates the table unless one of that name is there. */
  void createIn(DynamoDbClient dynamo, String name) {
    try {
      dynamo.createTable(request(name));
    } catch (ResourceInUseException e) {
      // A table from an earlier run: its data is what a restart is to find.
    }
  }

  CreateTableRequest request(String name) {
    var indexes = properties.get("GlobalSecondaryIndexes").items().map(this::index).toList();
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            properties.get("AttributeDefinitions").items().map(this::attribute).toList())
        .keySchema(properties.get("KeySchema").items().map(this::key).toList())
        .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
        .build();
  }

  private AttributeDefinition attribute(TemplateNode attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.get("AttributeName").text())
        .attributeType(attribute.get("AttributeType").text())
        .build();
  }

  private KeySchemaElement key(TemplateNode key) {
    return KeySchemaElement.builder()
        .attributeName(key.get("AttributeName").text())
        .keyType(key.get("KeyType").text())
        .build();
  }

  private GlobalSecondaryIndex index(TemplateNode index) {
    var attributes =
        index.get("Projection", "NonKeyAttributes").items().map(TemplateNode::text).toList();
    return GlobalSecondaryIndex.builder()
        .indexName(index.get("IndexName").text())
        .keySchema(index.get("KeySchema").items().map(this::key).toList())
        .projection(
            Projection.builder()
                .projectionType(index.get("Projection", "ProjectionType").text())
                .nonKeyAttributes(attributes.isEmpty() ? null : attributes)
                .build())
        .build();
  }
}
