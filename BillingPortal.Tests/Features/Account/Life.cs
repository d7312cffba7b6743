using BillingPortal.Features.Account;
using BillingPortal.Features.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Account;

/// <summary>Somebody with words of their own, who leaves traces wherever a person can.</summary>
internal static class Life
{
    public const string Email = "rosalind@quince.example";
    public const string Name = "Rosalind Applewood";
    public const string Password = "plum river candle";

    /// <summary>Invited by the product, joined, signed in, and with a link open.</summary>
    public static async Task<string> LiveAsync(this PortalKit kit)
    {
        var input = new CustomerInput { Reference = "account-7", Email = Email, Name = Name, Invite = true };
        await kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, input);
        var text = await kit.ReadAsync(db => db.Set<MailRow>().Select(m => m.Text).SingleAsync());
        var person = (await kit.Get<JoinByInvitation>().RunAsync(text!.Split("token=")[1].Split('\n')[0], Name, Password)).Value;
        await kit.Get<Sessions>().StartAsync(person, "Mozilla/5.0 Firefox/128.0 (X11; Linux)");
        await kit.Database.WriteAsync(db => kit.Get<LinkTokens>().MakeAsync(db, person, "reset", TimeSpan.FromHours(1)));
        return person;
    }

    public static async Task MoveAsync(this PortalKit kit, string person, string email)
    {
        Assert.True((await kit.Get<AskEmailChange>().RunAsync(person, email, Password)).IsDone);
        Assert.True((await kit.Get<ConfirmEmailChange>().RunAsync(await kit.Database.TokenAsync(email, "confirm-new-address"))).IsDone);
    }
}

/// <summary>Refuses each mail once, and repeats its address as servers do.</summary>
internal sealed class GrumblingCarrier : IMailCarrier
{
    private readonly HashSet<long> refused = [];

    public bool KeepsBodies => false;

    public Task CarryAsync(MailRow mail) => refused.Add(mail.Id) ? throw new InvalidOperationException($"550 {mail.Recipient} is not known here") : Task.CompletedTask;
}
