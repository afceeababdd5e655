package dev.patchbay.store.secret;

import java.nio.file.Path;

/** Vaults for tests of other packages. */
public final class Vaults {

  private Vaults() {}

  /** One whose master key is a file in the folder. */
  public static Vault in(Path folder) {
    return new Vault(new LocalKeyFile(folder.resolve("test.key")));
  }
}
