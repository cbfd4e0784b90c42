package io.appfirewall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A file as it was when it was looked at. */
record FileStamp(Path file, long modifiedMillis, long bytes) {
  /** Those of some files, and of what is in some directories as far as manifests are read there. */
  static List<FileStamp> ofAll(List<String> paths) {
    List<FileStamp> stamps = new ArrayList<>();
    for (String path : paths) {
      try {
        Path root = Path.of(path);
        Files.walkFileTree(
            root,
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            Integer.MAX_VALUE,
            new Visitor(root, stamps));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(stamps);
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<FileStamp> stamps;

    Visitor(Path root, List<FileStamp> stamps) {
      this.root = root;
      this.stamps = stamps;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean isPassedOver =
          directory.getFileName().toString().startsWith(".") || Files.isSymbolicLink(directory);
      return isPassedOver && !directory.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      stamps.add(new FileStamp(file, attributes.lastModifiedTime().toMillis(), attributes.size()));
      return FileVisitResult.CONTINUE;
    }

    // It may be gone by now, which is a change like any other.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException why) {
      return FileVisitResult.CONTINUE;
    }
  }
}
