package dev.patchbay.store;

class MemoryTableTest extends TableContract {

  private final MemoryTable table = new MemoryTable();

  @Override
  protected Table table() {
    return table;
  }
}
