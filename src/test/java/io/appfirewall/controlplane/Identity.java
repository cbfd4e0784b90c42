package io.appfirewall.controlplane;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Somebody whose rights a test wants to act with. */
public sealed interface Identity {
  /** A user by impersonation: needs no token, so any name and any groups will do. */
  record User(String name, List<String> groups) implements Identity {
    public User {
      groups = List.copyOf(groups);
    }
  }

  /** A service account with a real token of its own, as a pod would have it. */
  record Account(ServiceAccount account) implements Identity {}

  static Identity user(String name, String... groups) {
    return new User(name, List.of(groups));
  }

  static Identity serviceAccount(ServiceAccount account) {
    return new Account(account);
  }

  /** An administrator's configuration turned into this identity's. */
  default Config applyTo(Config administrator, KubernetesClient client) {
    var config = new ConfigBuilder(administrator);
    return switch (this) {
      case User(var name, var groups) ->
          config
              .withImpersonateUsername(name)
              .withImpersonateGroups(groups.toArray(String[]::new))
              .build();
      case Account(var account) ->
          config
              .withOauthToken(token(account, client))
              .withClientCertData(null)
              .withClientCertFile(null)
              .withClientKeyData(null)
              .withClientKeyFile(null)
              .withAutoOAuthToken(null)
              .build();
    };
  }

  /** An administrator's kubeconfig turned into this identity's. */
  default String applyTo(String kubeconfig, KubernetesClient client) {
    var config = Serialization.unmarshal(kubeconfig, io.fabric8.kubernetes.api.model.Config.class);
    for (var user : config.getUsers()) {
      user.setUser(applyTo(user.getUser(), client));
    }
    return Serialization.asYaml(config);
  }

  private AuthInfo applyTo(AuthInfo administrator, KubernetesClient client) {
    return switch (this) {
      case User(var name, var groups) ->
          new AuthInfoBuilder(administrator).withAs(name).withAsGroups(groups).build();
      case Account(var account) -> new AuthInfoBuilder().withToken(token(account, client)).build();
    };
  }

  /** A new token of a service account. */
  static String token(ServiceAccount account, KubernetesClient client) {
    TokenRequest answer =
        client.serviceAccounts().resource(account).tokenRequest(new TokenRequest());
    return answer.getStatus().getToken();
  }
}
