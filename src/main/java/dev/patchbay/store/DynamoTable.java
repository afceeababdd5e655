package dev.patchbay.store;

import dev.patchbay.store.Document.Key;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The table on Amazon DynamoDB, or on anything that speaks its protocol. */
@Singleton
public class DynamoTable implements Table {

  private static final String ABSENT = "attribute_not_exists(pk)";
  private static final String UNCHANGED = "version = :seen";

  private final DynamoDbClient dynamo;
  private final String table;

  @Inject
  public DynamoTable(DynamoDbClient dynamo, @ConfigProperty(name = "patchbay.table") String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Optional<Document> get(Key key) {
    var answer =
        guarded(
            () ->
                dynamo.getItem(
                    r -> r.tableName(table).key(DynamoItems.key(key)).consistentRead(true)));
    return answer.hasItem() ? Optional.of(DynamoItems.read(answer.item())) : Optional.empty();
  }

  @Override
  public Document put(Document document) {
    return write(document, null, Map.of()).orElseThrow();
  }

  @Override
  public Optional<Document> create(Document document) {
    return write(document, ABSENT, Map.of());
  }

  @Override
  public Optional<Document> replace(Document document) {
    return write(document, UNCHANGED, seen(document));
  }

  @Override
  public void delete(Key key) {
    guarded(() -> dynamo.deleteItem(r -> r.tableName(table).key(DynamoItems.key(key))));
  }

  @Override
  public boolean delete(Document document) {
    try {
      guarded(
          () ->
              dynamo.deleteItem(
                  r ->
                      r.tableName(table)
                          .key(DynamoItems.key(document.key()))
                          .conditionExpression(UNCHANGED)
                          .expressionAttributeValues(seen(document))));
      return true;
    } catch (ConditionalCheckFailedException changed) {
      return false;
    }
  }

  @Override
  public List<Document> list(String partition, String sortPrefix) {
    var documents = new ArrayList<Document>();
    Map<String, AttributeValue> start = Map.of();
    do {
      var request = query(null, partition, new Range(sortPrefix, null, false, 0, null));
      if (!sortPrefix.isEmpty()) {
        request.keyConditionExpression("pk = :partition AND begins_with(sk, :from)");
      }
      if (!start.isEmpty()) {
        request.exclusiveStartKey(start);
      }
      QueryResponse answer = guarded(() -> dynamo.query(request.build()));
      answer.items().forEach(item -> documents.add(DynamoItems.read(item)));
      start = answer.lastEvaluatedKey();
    } while (!start.isEmpty());
    return documents;
  }

  @Override
  public Page page(String partition, Range range) {
    return page(query(null, partition, range), null, partition, range);
  }

  @Override
  public Page page(Index index, String partition, Range range) {
    return page(query(index, partition, range), index, partition, range);
  }

  private Page page(QueryRequest.Builder request, Index index, String partition, Range range) {
    if (range.cursor() != null) {
      request.exclusiveStartKey(DynamoItems.startKey(range.cursor(), index, partition));
    }
    QueryResponse answer = guarded(() -> dynamo.query(request.build()));
    String sortKey = index == null ? "sk" : index.indexName() + "Sk";
    var documents =
        answer.items().stream()
            // BETWEEN includes its end, a range does not.
            .filter(item -> !item.get(sortKey).s().equals(range.to()))
            .map(DynamoItems::read)
            .toList();
    String cursor =
        answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
            ? DynamoItems.cursor(answer.lastEvaluatedKey(), index)
            : null;
    return new Page(documents, cursor);
  }

  private QueryRequest.Builder query(Index index, String partition, Range range) {
    String pk = index == null ? "pk" : index.indexName() + "Pk";
    String sk = index == null ? "sk" : index.indexName() + "Sk";
    var values = new HashMap<String, AttributeValue>();
    values.put(":partition", AttributeValue.fromS(partition));
    var condition = new StringBuilder(pk).append(" = :partition");
    if (!range.from().isEmpty()) {
      values.put(":from", AttributeValue.fromS(range.from()));
    }
    if (range.to() != null) {
      values.put(":to", AttributeValue.fromS(range.to()));
    }
    if (!range.from().isEmpty() && range.to() != null) {
      condition.append(" AND ").append(sk).append(" BETWEEN :from AND :to");
    } else if (!range.from().isEmpty()) {
      condition.append(" AND ").append(sk).append(" >= :from");
    } else if (range.to() != null) {
      condition.append(" AND ").append(sk).append(" < :to");
    }
    var request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(condition.toString())
            .expressionAttributeValues(values)
            .scanIndexForward(!range.descending())
            .consistentRead(index == null);
    if (index != null) {
      request.indexName(index.indexName());
    }
    if (range.limit() > 0) {
      request.limit(range.limit());
    }
    return request;
  }

  private Optional<Document> write(
      Document document, String condition, Map<String, AttributeValue> values) {
    var stored =
        new Document(
            document.key(),
            newVersion(),
            document.body(),
            document.indexed(),
            document.expiresAt());
    try {
      guarded(
          () ->
              dynamo.putItem(
                  r -> {
                    r.tableName(table).item(DynamoItems.write(stored));
                    if (condition != null) {
                      r.conditionExpression(condition);
                    }
                    if (!values.isEmpty()) {
                      r.expressionAttributeValues(values);
                    }
                  }));
      return Optional.of(stored);
    } catch (ConditionalCheckFailedException changed) {
      // The client repeats a request whose answer was lost: the write in our way may be our own.
      return get(document.key()).filter(there -> there.version() == stored.version());
    }
  }

  private static Map<String, AttributeValue> seen(Document document) {
    return Map.of(":seen", AttributeValue.fromN(Long.toString(document.version())));
  }

  /** Random, so that a document that was removed and made again never looks unchanged. */
  private static long newVersion() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }

  private static <T> T guarded(Supplier<T> request) {
    try {
      return request.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException e) {
      throw new StoreUnavailable("the table did not answer: " + e.getClass().getSimpleName(), e);
    }
  }
}
