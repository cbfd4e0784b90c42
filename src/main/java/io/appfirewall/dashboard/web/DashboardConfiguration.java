package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.sight.Wholes;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages, for whichever program has a {@link Site} to show. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class DashboardConfiguration {
  /** For health, metrics and pages that are fetched, while as many are open as may be. */
  private static final int OTHER_CONNECTIONS = 256;

  @Bean
  OpenPages openPages() {
    return new OpenPages(Runtime.getRuntime().maxMemory(), new Random()::nextLong);
  }

  /** Any connection may hold as much memory as an open page, also that of nobody we know. */
  @Bean
  TomcatProtocolHandlerCustomizer<AbstractProtocol<?>> asManyConnectionsAsTheHeapBears(
      OpenPages pages) {
    return protocol ->
        protocol.setMaxConnections(
            Math.min(protocol.getMaxConnections(), pages.most() + OTHER_CONNECTIONS));
  }

  @Bean
  ScheduledExecutorService flowsInTheBackground() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("flows").factory());
  }

  @Bean
  Wholes wholes(Site site, ScheduledExecutorService flowsInTheBackground) {
    return new Wholes(site.changes(), System::nanoTime, flowsInTheBackground);
  }

  @Bean
  WebMvcConfigurer sightAndPartsOfPages(Site site) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SightResolver(site));
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new PartOfAPage());
      }
    };
  }
}
