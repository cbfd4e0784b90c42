package io.appfirewall.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A folder that is made once and then kept, whoever asks and however often they are interrupted.
 *
 * <p>It is made under another name and renamed when complete, so that it is there wholly or not at
 * all. A file lock, which the system releases when its holder dies, lets one process make it at a
 * time.
 */
public record CachedBuild(Path cache, String name) {
  /** File locks are per process: between threads they throw instead of waiting. */
  private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

  /** The folder, after it has been made if it was not there. */
  public Path get(Consumer<Path> maker) {
    Path target = target();
    if (Files.exists(target)) {
      return target;
    }
    WITHIN_THIS_JVM.lock();
    try (FileChannel channel = openLockFile()) {
      // Released together with the channel.
      lock(channel);
      if (!Files.exists(target)) {
        make(maker);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + target, e);
    } finally {
      WITHIN_THIS_JVM.unlock();
    }
  }

  /** Where the folder is, or will be. */
  Path target() {
    return cache.resolve(name);
  }

  private void make(Consumer<Path> maker) throws IOException {
    // Whatever lies here under our names was left by a holder of the lock that is no more.
    Folders.list(cache).stream()
        .filter(file -> file.getFileName().toString().startsWith(draftPrefix()))
        .forEach(Folders::delete);
    Path draft = Files.createTempDirectory(cache, draftPrefix());
    try {
      maker.accept(draft);
      Files.move(draft, target(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(draft);
    }
  }

  private FileChannel openLockFile() throws IOException {
    Files.createDirectories(cache);
    return FileChannel.open(
        cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void lock(FileChannel channel) throws IOException {
    if (channel.tryLock() == null) {
      System.out.println("Another process is making " + target() + "; waiting for it.");
      channel.lock();
    }
  }

  private String draftPrefix() {
    return name + ".unfinished-";
  }
}
