package dev.patchbay.crm.builtin;

import java.math.BigDecimal;

/**
 * What a person changes of a record. What is null stays as it is.
 *
 * @param status the id of a stage; {@link BuiltinStages#CONVERTED} makes a deal of a lead
 * @param owner id of an employee; an empty text takes the owner away
 * @param done of a task
 */
public record BuiltinEdit(
    String title, String status, BigDecimal amount, String currency, String owner, Boolean done) {}
