# The operator and the command line, from the jar that the Maven build leaves in target; docs/install.md tells more.

# A JDK 25 on a Linux with glibc 2.35 or newer, of the platform that the image is for.
ARG JDK_IMAGE=eclipse-temurin:25-jdk


# All files of the image in /image, a folder for each layer, with the same times in each build.
FROM ${JDK_IMAGE} AS files
WORKDIR /build
COPY target/appfirewall.jar .
RUN set -eu; \
    mkdir -p /image/dependencies/app /image/application/app; \
    java -Djarmode=tools -jar appfirewall.jar extract --layers --destination extracted; \
    cp -R extracted/dependencies/. extracted/snapshot-dependencies/. /image/dependencies/app; \
    cp -R extracted/application/. /image/application/app; \
    jar --extract --file appfirewall.jar META-INF/sbom/application.cdx.json; \
    cp META-INF/sbom/application.cdx.json /image/application/app/appfirewall.cdx.json

# The modules that Spring, Tomcat, the clients and libraries name. java.desktop has the java.beans that Spring needs;
# of its libraries nothing is used.
RUN set -eu; \
    mkdir -p /image/java/opt; \
    jlink --output /image/java/opt/java \
      --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.management,jdk.unsupported \
      --no-header-files --no-man-pages --strip-java-debug-attributes --compress zip-6 \
      --exclude-files '**libawt*.so,**libfontmanager.so,**libfreetype.so,**libjavajpeg.so,**libjsound.so,**liblcms.so,**libmlib_image.so,**libsplashscreen.so,**jrt-fs.jar,**classlist'

# What Java's libraries are linked with, and no shell. Where the system has Debian's packages, scanners find in
# status.d which ones these files are of.
RUN set -eu; \
    mkdir -p /image/system/etc /image/system/var/lib/dpkg/status.d; \
    find /image/java -name '*.so' -o -path '*/bin/java' | xargs ldd | grep -o '/[^ ]*\.so[^ ]*' \
      | grep -v '^/image' | tr -d : | sort -u > libraries; \
    xargs cp -L --parents -t /image/system < libraries; \
    cp -L /etc/os-release /image/system/etc; \
    echo 'appfirewall:x:65532:65532::/:/' > /image/system/etc/passwd; \
    echo 'appfirewall:x:65532:' > /image/system/etc/group; \
    echo 'hosts: files dns' > /image/system/etc/nsswitch.conf; \
    if dpkg-query --status libc6 > status 2> /dev/null; then mv status /image/system/var/lib/dpkg/status.d/libc6; fi

# The heap begins small and gives back what it does not need; it stops at a part of the container's memory that leaves
# the JVM its own. Flags in a file of their own are what JDK_JAVA_OPTIONS can change, since the command line counts more.
# Warnings go where they do not mix with what a command prints.
RUN printf '%s\n' \
      +UseSerialGC TieredStopAtLevel=1 +UseCompactObjectHeaders ReservedCodeCacheSize=240m \
      InitialHeapSize=8m MinHeapSize=8m MinHeapFreeRatio=10 MaxHeapFreeRatio=20 MaxRAMPercentage=60 \
      +ExitOnOutOfMemoryError -UsePerfData \
      > /image/application/app/java.flags; \
    printf '%s\n' -XX:Flags=/app/java.flags -Xlog:disable -Xlog:all=warning:stderr > /image/application/app/java.options

ARG SOURCE_DATE_EPOCH=1793491200
RUN chmod -R u=rwX,go=rX /image && find /image -exec touch -h -d "@${SOURCE_DATE_EPOCH}" {} +


# Each copy ends in the root folder, since the time of one that is there already would be the build's.
FROM scratch AS untrained
COPY --from=files /image/system/ /
COPY --from=files /image/java/ /
COPY --from=files /image/dependencies/ /
COPY --from=files /image/application/ /
ENV LANG=C.UTF-8


# A start of the operator, up to the moment at which it looks for its cluster, and some commands, of which the JVM keeps
# the classes. They count only for these very files, flags and this JDK.
FROM untrained AS trained
COPY docs/examples/shop /shop
COPY src/test/resources/kubeconfig-of-nowhere.yaml /kubeconfig
ENV KUBECONFIG=/kubeconfig
# For Tomcat's files. In the image there is none, so that it is made with everybody's rights where it is mounted.
WORKDIR /tmp
RUN ["/opt/java/bin/java", "@/app/java.options", "-XX:AOTCacheOutput=/app/appfirewall.aot", "-Xlog:disable", \
     "-Dspring.context.exit=onRefresh", "-cp", "/app/appfirewall.jar", "io.appfirewall.Rehearsal", \
     "--help", "render -f /shop", "lint -f /shop", "status -f /shop", "connectivity -f /shop", "import -f /shop", "plan -f /shop", \
     "explain -f /shop --from shop/web-1 --to shop/checkout-db-1 --port 5432", "diff /shop /shop/70-pods.yaml", \
     "operator --server.port=0"]


FROM untrained
COPY --from=trained /app/appfirewall.aot /app/
USER 65532:65532
EXPOSE 8080
ENTRYPOINT ["/opt/java/bin/java", "@/app/java.options", "-XX:AOTCache=/app/appfirewall.aot", "-jar", "/app/appfirewall.jar"]
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="AppFirewall" \
      org.opencontainers.image.description="Security groups for Kubernetes: the operator and the command line" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
