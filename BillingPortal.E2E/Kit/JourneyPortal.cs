using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>A portal whose clock journeys may move, and which they may kill and start again; whoever travels signs up for it.</summary>
public sealed class JourneyPortal(PortalInBrowser desk, PortalProcess portal)
{
    public const string Password = "four quiet green boats";

    public PortalProcess Portal => portal;

    public string Address(string path) => new Uri(Portal.Address, path).ToString();

    /// <summary>Somebody new, on the overview after following the link in the mail.</summary>
    public Task<Traveller> SignUpAsync(string name, Look? look = null, string plan = "Basic") => Traveller.SignUpAsync(desk, Portal, Email(name), plan, look ?? new(Look.Desk, "light"));

    public async Task PassDaysAsync(int days)
    {
        using var client = Client();
        using var moved = await client.PostAsJsonAsync("/sandbox/clock", new { advanceSeconds = days * 86_400L });
        moved.EnsureSuccessStatusCode();
    }

    /// <summary>The kinds of the mails that somebody got, the oldest first, but for some kinds.</summary>
    public async Task<string> MailsAsync(string name, params string[] but)
    {
        using var client = Client();
        using var read = JsonDocument.Parse(await client.GetStringAsync(new Uri("/sandbox/mailbox?to=" + Uri.EscapeDataString(Email(name)), UriKind.Relative)));
        return string.Join(' ', read.RootElement.GetProperty("mails").EnumerateArray().Reverse().Select(m => m.GetProperty("kind").GetString()).Where(kind => !but.Contains(kind, StringComparer.Ordinal)));
    }

    /// <summary>The month after the present one of the sandbox, as it is typed on a card.</summary>
    public async Task<string> NextMonthAsync()
    {
        using var client = Client();
        var now = (await client.GetFromJsonAsync<JsonElement>("/sandbox/clock")).GetProperty("now").GetDateTime();
        return now.AddMonths(1).ToString("MM / yy", CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until Stripe has a customer with this card alone, one that expires soon, and charges it by default.</summary>
    public async Task StripeKeepsOnlyAsync(string last4)
    {
        using var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_journey");
        using var patience = new CancellationTokenSource(PortalInBrowser.Patience);
        while (!patience.IsCancellationRequested)
        {
            var customers = await client.GetFromJsonAsync<JsonElement>("/sandbox/stripe/v1/customers?limit=100&expand[]=data.invoice_settings.default_payment_method", patience.Token);
            foreach (var customer in customers.GetProperty("data").EnumerateArray())
            {
                var cards = (await client.GetFromJsonAsync<JsonElement>($"/sandbox/stripe/v1/customers/{customer.GetProperty("id").GetString()}/payment_methods", patience.Token)).GetProperty("data");
                if (cards.GetArrayLength() == 1 && cards[0].GetProperty("card").GetProperty("last4").GetString() == last4
                    && customer.GetProperty("invoice_settings").GetProperty("default_payment_method") is { ValueKind: JsonValueKind.Object } method && method.GetProperty("id").GetString() == cards[0].GetProperty("id").GetString()
                    && cards[0].GetProperty("card").GetProperty("exp_year").GetInt32() != 2030) return;
            }
        }
        Assert.Fail($"Stripe has no customer with the card {last4} alone.");
    }

    private HttpClient Client() => new() { BaseAddress = Portal.Address };

    public static string Email(string name) => name + "@example.com";
}

/// <summary>Somebody on their way, with a browser of their own.</summary>
public sealed class Traveller : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly PortalProcess portal;
    private readonly bool owns;

    private Traveller(IBrowserContext context, OpenPage open, PortalProcess portal, bool owns) => (this.context, Open, this.portal, this.owns) = (context, open, portal, owns);

    public OpenPage Open { get; }

    public ILocator Main => Open.Main;

    public AccountPages Account => new(Open, portal);

    public ILocator Countdown => Open.Page.GetByRole(AriaRole.Banner).Locator("a.countdown");

    public PaymentMethodPage Payment => new(Open);

    internal static async Task<Traveller> SignUpAsync(PortalInBrowser desk, PortalProcess portal, string email, string plan, Look look)
    {
        var own = await desk.NewContextAsync(portal);
        var pages = await AccountPages.InAsync(own, portal);
        await pages.Open.LookAsync(look);
        await pages.SignUpAsync(email, JourneyPortal.Password, plan);
        await pages.ConfirmAsync(email);
        return new(own, pages.Open, portal, owns: true);
    }

    public async Task<Traveller> OtherTabAsync() => new(context, await OpenPage.InAsync(context, portal), portal, owns: false);

    public async ValueTask DisposeAsync()
    {
        await Open.DisposeAsync();
        if (owns) await context.DisposeAsync();
    }
}
