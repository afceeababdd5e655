package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import java.util.List;
import java.util.Map;

/**
 * What is to be done for one item.
 *
 * @param known pairs that are there before anything is done
 * @param planned what is to be carried over, by its kind in the CRM that was left
 * @param leftOut what is not, in sentences
 */
record ItemDraft(
    List<CarryStep> steps,
    List<Pair> known,
    Map<RecordKind, Integer> planned,
    List<String> leftOut) {}
