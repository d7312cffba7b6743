using BillingPortal.Features.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

/// <summary>Rows for the snapshots: a customer that somebody took over, and one with an open invitation.</summary>
internal static class SampleCustomers
{
    public static async Task AddAsync(PortalKit kit)
    {
        await InviteAsync(kit, "taken-over@example.com");
        var text = await kit.ReadAsync(db => db.Set<MailRow>().OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());
        await kit.Get<JoinByInvitation>().RunAsync(text!.Split("token=")[1].Split('\n')[0], "Sample Owner", "plum river candle");
        await InviteAsync(kit, "invited@example.com");
    }

    private static Task InviteAsync(PortalKit kit, string email) =>
        kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, new CustomerInput { Email = email, Invite = true });
}
