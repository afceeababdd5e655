package dev.patchbay.crm.espocrm;

import java.util.List;

/** One page of records. */
record EspoList(List<EspoRecord> list) {
  EspoList {
    list = list == null ? List.of() : List.copyOf(list);
  }
}
