using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Platform.Webhooks;

internal sealed class WebhooksVerb(InboxBoard board) : IVerb
{
    public static string Words => "webhooks";

    public static string Summary => "Says how many events of Stripe wait, and how many are dead; exit code 1 if there are any.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var figures = await board.FiguresAsync(ct);
        await call.Out.WriteLineAsync($"{figures.Waiting} waiting, {figures.Dead} dead, {figures.Unreadable} unreadable; the oldest is {figures.Lag.TotalSeconds:0} s late.");
        return figures.Dead == 0 ? 0 : 1;
    }
}

internal sealed class RegisterWebhookVerb(IEventsAtStripe stripe, TimeProvider time) : IVerb
{
    public static string Words => "webhooks register";

    public static string Summary => "Makes the endpoint at Stripe that posts to this portal: webhooks register https://HOST. The last line is its secret, for Stripe:WebhookSecret.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var host] || !Uri.TryCreate(host, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.AbsolutePath != "/")
        {
            await call.Error.WriteLineAsync("Where is this portal reached? Write: webhooks register https://billing.example.com");
            return 2;
        }
        var url = new Uri(address, WebhooksDoor.Path).ToString();
        if ((await stripe.EndpointsAsync(ct)).FirstOrDefault(e => e.Url == url) is { } there)
        {
            await call.Error.WriteLineAsync($"Stripe posts to {url} already ({there.Id}). Its secret stands in Stripe's dashboard; to make a new one, remove it there first.");
            return 1;
        }
        var made = await stripe.RegisterAsync(url, new("register-endpoint", url, $"{time.GetUtcNow():O}"), ct);
        await call.Out.WriteLineAsync($"Stripe posts its events to {url} from now on ({made.Id}). Set Stripe:WebhookSecret to:");
        await call.Out.WriteLineAsync(made.Secret);
        return 0;
    }
}
