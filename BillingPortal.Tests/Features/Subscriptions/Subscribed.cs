using System.Globalization;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>Customers as they are after signing up, without the forms and mails of it.</summary>
internal static class Subscribed
{
    public const string Rosa = "rosa@example.com";

    /// <summary>The profile's id.</summary>
    public static async Task<long> SignUpAsync(this PortalKit kit, string email = Rosa, string? plan = null)
    {
        var person = new Person { Id = "p-" + email, Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, EmailConfirmed = true, Name = "", CreatedAt = kit.Time.Instant() };
        return await kit.Database.WriteAsync(async db =>
        {
            db.Add(person);
            await db.SaveChangesAsync();
            var profile = (await kit.Get<ICustomers>().MakeForAsync(db, person, kit.Clock.UtcNow, default))!.Value;
            await kit.Get<ISubscriptions>().StartAsync(db, profile, plan, kit.Clock.UtcNow);
            return profile;
        });
    }

    public static Task HasCardAsync(this PortalKit kit, long profile, string method = "pm_1") => kit.Database.WriteAsync(db =>
    {
        db.Add(new CardRow { ProfileId = profile, MethodId = method, Kind = "card", Brand = "visa", Last4 = "4242", ExpiryYear = 2030, ExpiryMonth = 12, SetUpAt = kit.Clock.UtcNow });
        return Task.CompletedTask;
    });

    public static Task<Standing> StandingAsync(this PortalKit kit, long profile) => kit.Get<IAccess>().OfAsync(profile);

    /// <summary>Moves the clocks, doing what falls due on the way.</summary>
    public static async Task PassAsync(this PortalKit kit, TimeSpan span)
    {
        var end = kit.Clock.UtcNow + span;
        var moved = await kit.Get<MoveClock>().ToAsync(end);
        Assert.All(moved.Steps, s => Assert.Null(s.Fault));
    }

    public static Task<string> TimelineAsync(this PortalKit kit, long profile) => kit.ReadAsync(async db => string.Join('\n',
        (await db.Set<TimelineRow>().Where(t => t.ProfileId == profile).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync()).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.At:yyyy-MM-dd HH:mm} {t.Kind}: {t.Sentence}"))));
}
