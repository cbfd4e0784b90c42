package io.appfirewall.dashboard.web;

import io.appfirewall.dashboard.sight.Wholes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages, for whichever program has a {@link Site} to show. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class DashboardConfiguration {
  @Bean
  Wholes wholes(Site site) {
    return new Wholes(site.changes(), System::nanoTime);
  }

  @Bean
  WebMvcConfigurer sightOfTheOneWhoAsks(Site site) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SightResolver(site));
      }
    };
  }
}
