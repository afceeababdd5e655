package dev.patchbay.sync;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;

/** The CRM in a book, for tests of the wired hub that ask for it. */
@Singleton
@IfBuildProperty(name = "patchbay.test.book", stringValue = "true")
public class BookCrmBean extends BookCrm {}
