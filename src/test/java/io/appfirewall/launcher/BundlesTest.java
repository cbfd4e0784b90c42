package io.appfirewall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddressString;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {
  private static final String NO_ADDRESS = "1.2.3.4.5.6";

  @TempDir private Path folder;

  @Test
  void areTheSameWhereTheyAreReadDirectly() throws Exception {
    Path jar =
        Files.copy(
            Path.of(
                IPAddressString.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
            folder.resolve("ipaddress.jar"));
    JarClasses.rewrite(jar, Bundles::direct);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThat(complaint(loader.loadClass(IPAddressString.class.getName())))
          .isEqualTo(complaint(IPAddressString.class))
          .startsWith(AddressStringException.class.getName() + ": " + NO_ADDRESS);
    }
  }

  private static String complaint(Class<?> type) throws ReflectiveOperationException {
    try {
      type.getMethod("validate").invoke(type.getConstructor(String.class).newInstance(NO_ADDRESS));
      return "none";
    } catch (InvocationTargetException e) {
      return String.valueOf(e.getCause());
    }
  }
}
