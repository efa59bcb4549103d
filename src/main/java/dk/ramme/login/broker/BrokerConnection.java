package dk.ramme.login.broker;

import java.net.http.HttpClient;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The line to the broker: gives up soon, so that a slow broker does not hold our threads, and follows no redirects. */
@Component
class BrokerConnection {

    private final ClientHttpRequestFactory requests;

    BrokerConnection(BrokerSettings settings) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(settings.readTimeout());
        this.requests = factory;
    }

    RestClient.Builder client() {
        return RestClient.builder().requestFactory(requests);
    }

    RestTemplate operations() {
        return new RestTemplate(requests);
    }
}
