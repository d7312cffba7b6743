using System.Text.Json;
using System.Text.RegularExpressions;
using BillingPortal.Features.Account;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BillingPortal.Tests.Features.Cards.Portal;

/// <summary>One portal for the tests of a class, with Stripe in memory, and browsers of people who are signed in, each at an address of their own.</summary>
public sealed partial class CardsOverHttp : IAsyncLifetime
{
    public const int FormsPerHour = 2;
    private RunningPortal portal = null!;
    private int addresses;

    internal StripeInMemory Stripe { get; } = new();

    internal IDbContextFactory<PortalDb> Database => portal.Get<IDbContextFactory<PortalDb>>();

    internal DateTime Now => portal.Get<BillingClock>().UtcNow;

    public async Task InitializeAsync()
    {
        portal = await RunningPortal.StartAsync(DatabaseProvider.Sqlite, s => s.AddStripe(Stripe), "--Security:Proxies=127.0.0.1", $"--Billing:CardFormsPerHour={FormsPerHour}");
        Stripe.Now = () => Now;
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    internal BrowserLike Stranger() => Browser(NextAddress());

    /// <summary>A customer who signed up so many days ago.</summary>
    internal async Task<(BrowserLike Browser, ActsFor Who)> CustomerAsync(string email, int days = 0, string? address = null)
    {
        var person = await PersonAsync(email, Roles.Customer, days);
        return (await SignedInAsync(person, address: address), (await portal.Get<CurrentCustomer>().OfAsync(person))!);
    }

    /// <summary>Staff who look at the portal as a customer sees it.</summary>
    internal async Task<BrowserLike> ViewingAsync(string email, ActsFor customer) =>
        await SignedInAsync(await PersonAsync(email, Roles.Support), new(customer.CustomerId, TimeProvider.System.GetUtcNow() + ViewingAs.Span));

    internal async Task<BrowserLike> WithoutCustomerAsync(string email) => await SignedInAsync(await PersonAsync(email, Roles.Customer));

    internal string NextAddress() => $"203.0.113.{++addresses}";

    /// <summary>As the page's script posts.</summary>
    internal static async Task<(BrowserLike.Page Page, JsonElement Told)> PostAsync(BrowserLike browser, string more = "")
    {
        var token = Token().Match((await browser.GetAsync("/account")).Html).Groups["token"].Value;
        var page = await browser.SendAsync("/payment-method/forms" + more, [new("__RequestVerificationToken", token)]);
        return (page, JsonDocument.Parse(page.Html).RootElement);
    }

    internal async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database.CreateDbContextAsync();
        return await read(db);
    }

    private async Task<string> PersonAsync(string email, string role, int? days = null) => await Database.WriteAsync(async db =>
    {
        var person = NewPerson.Of(email, "Rosa", Now);
        person.EmailConfirmed = true;
        db.Add(person);
        await db.TakesRoleAsync(person, role, default);
        await db.SaveChangesAsync();
        if (days is { } ago) await portal.Get<ISubscriptions>().StartAsync(db, (await portal.Get<ICustomers>().MakeForAsync(db, person, Now.AddDays(-ago), default))!.Value, null, Now.AddDays(-ago));
        return person.Id;
    });

    // With the cookie that signing in would have given; that is tested elsewhere.
    private async Task<BrowserLike> SignedInAsync(string person, ViewingAs? viewing = null, string? address = null)
    {
        var principal = await portal.Get<OpenSession>().RunAsync(person, null);
        var options = portal.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(viewing?.Over(principal) ?? principal, new() { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);
        return Browser(address ?? NextAddress(), ("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}"));
    }

    private BrowserLike Browser(string address, params (string, string)[] headers) => new(portal, headers: [("X-Forwarded-For", address), .. headers]);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
