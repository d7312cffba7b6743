using BillingPortal.Features.Cards;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Gateway;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

/// <summary>Rows for the snapshots: a card in use, the one before it, and an open form.</summary>
internal static class SampleSetups
{
    public static async Task AddAsync(PortalKit kit)
    {
        var stripe = (StripeInMemory)kit.Get<ISetupsAtStripe>();
        var person = await kit.ReadAsync(db => db.Set<MembershipRow>().Select(m => m.PersonId).FirstAsync());
        var who = (await kit.Get<CurrentCustomer>().OfAsync(person))!;
        foreach (var last4 in new[] { "1111", "4242" })
        {
            var form = (await kit.Get<BeginCardSetup>().RunAsync(who)).Value;
            stripe.Succeeds(form.Id, kit.Clock.UtcNow.AddMinutes(last4 == "1111" ? -5 : -1), last4);
            await kit.Get<FinishCardSetup>().RunAsync(who, form.Id);
        }
        await kit.Get<BeginCardSetup>().RunAsync(who);
    }
}
