package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordRef;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Which item makes a client or an organization that several items share, and which record came of
 * it. One is known by several names: his old id, his numbers and e-mails.
 */
@Singleton
class Claims {

  private final Table table;
  private final Json json;

  @Inject
  Claims(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  Optional<Claim> of(Carry carry, String name) {
    return table.get(key(carry, name)).map(document -> json.read(document.body(), Claim.class));
  }

  void keep(Carry carry, String name, Claim claim) {
    table.put(Document.of(key(carry, name), json.write(claim)));
  }

  void forget(Carry carry, String name) {
    table.delete(key(carry, name));
  }

  private static Key key(Carry carry, String name) {
    return new Key("P#" + carry.project() + "#CARRY-CLAIMS", carry.change() + "#" + name);
  }

  /**
   * @param item whose steps make it
   * @param record null until it is made
   */
  record Claim(String item, RecordRef record) {}
}
