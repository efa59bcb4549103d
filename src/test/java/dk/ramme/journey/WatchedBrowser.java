package dk.ramme.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dk.ramme.leak.LeakGuard;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A browser that tells the guard each address it asks for. */
final class WatchedBrowser {

    private WatchedBrowser() {}

    static Browser of(Browser browser) {
        return (Browser) Proxy.newProxyInstance(
                Browser.class.getClassLoader(), new Class<?>[] {Browser.class}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(browser, arguments);
                        if (answer instanceof BrowserContext context) {
                            watch(context);
                            Axe.layReady(context);
                        }
                        if (answer instanceof Page page) watch(page.context());
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static void watch(BrowserContext context) {
        context.onRequest(request -> LeakGuard.asked(request.url()));
    }
}
