using System.Globalization;
using System.Text;
using System.Text.Json;
using BillingPortal.Features.Account;
using BillingPortal.Features.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Telemetry;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Features.Account;

[Trait("Part", "data")]
public sealed class EraseMeTests
{
    private const string Email = "rosalind@quince.example";
    private const string Name = "Rosalind Quincewood";
    private const string Password = "plum river candle";

    [Theory, OnBoth]
    public async Task ErasedPerson_IsFoundInNoColumnOfAnyTableAndInNoLog(DatabaseProvider provider)
    {
        using var log = new LogRecorder();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<ILoggerProvider>(log));
        var person = await LivedInAsync(kit);
        Assert.Contains("people", await EveryColumn.HoldingAsync(kit, Email), StringComparer.Ordinal);
        Assert.Contains("billing_profiles", await EveryColumn.HoldingAsync(kit, Name), StringComparer.Ordinal);

        Assert.True((await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word)).IsDone);
        Assert.Equal(["mails"], await EveryColumn.HoldingAsync(kit, Email)); // the last one, on its way
        Assert.Equal(1, await kit.Get<SendMails>().RunAsync());

        foreach (var trace in new[] { Email, "rosalind", "quince", Name })
        {
            Assert.Empty(await EveryColumn.HoldingAsync(kit, trace));
            Assert.DoesNotContain(log.Lines, line => line.Holds(trace));
        }
    }

    [Theory, OnBoth]
    public async Task ErasedPerson_LeavesTheCustomerWithoutAnythingPersonalAndNobodySignedIn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await LivedInAsync(kit);
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        var profile = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        Assert.Equal((null, null, null, true), (profile.Email, profile.Name, profile.Reference, profile.ErasedAt is not null));
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<SessionRow>().CountAsync()) + await kit.ReadAsync(db => db.Set<MembershipRow>().CountAsync()));
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync(e => e.Action == "person.erased" && e.Subject == "person:" + person)));
    }

    [Theory, OnBoth]
    public async Task CustomerThatOthersManage_GoesOnWithoutThePerson(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await LivedInAsync(kit);
        var profile = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        var other = new Person { Email = "bo@example.com", UserName = "bo@example.com", CreatedAt = kit.Clock.UtcNow };
        await kit.Database.WriteAsync(db =>
        {
            db.Add(other);
            db.Add(new MembershipRow { ProfileId = profile.Id, PersonId = other.Id, Role = MemberRole.Owner, Since = kit.Clock.UtcNow });
            return Task.CompletedTask;
        });
        await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word);
        var left = await kit.ReadAsync(db => db.Set<BillingProfileRow>().SingleAsync());
        Assert.Equal((null, "account-7", null), (left.Email, left.Reference, left.ErasedAt));
        Assert.Equal(other.Id, (await kit.ReadAsync(db => db.Set<MembershipRow>().SingleAsync())).PersonId);
    }

    [Theory, OnBoth]
    public async Task WrongPasswordOrWord_ErasesNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await LivedInAsync(kit);
        Assert.Equal("password_wrong", (await kit.Get<EraseMe>().RunAsync(person, "not it at all", EraseMe.Word)).Refused!.Code);
        Assert.Equal("not_confirmed", (await kit.Get<EraseMe>().RunAsync(person, Password, "yes")).Refused!.Code);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task OnlyAdmin_CannotLeave(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await LivedInAsync(kit);
        await kit.Database.WriteAsync(db => { db.Add(new IdentityUserRole<string> { UserId = person, RoleId = "admin" }); return Task.CompletedTask; });
        Assert.Equal("last_admin", (await kit.Get<EraseMe>().RunAsync(person, Password, EraseMe.Word)).Refused!.Code);
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<Person>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task Export_HoldsEverythingOfThePersonAndOpensNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var person = await LivedInAsync(kit);
        var token = await kit.Database.WriteAsync(db => kit.Get<LinkTokens>().MakeAsync(db, person, "change-email", TimeSpan.FromHours(1), "new@quince.example"));
        var file = Encoding.UTF8.GetString(await kit.Get<ExportMyData>().RunAsync(person));
        var data = JsonDocument.Parse(file).RootElement;
        Assert.Equal("account audit customers mails", string.Join(' ', data.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)));
        Assert.Equal((Email, Name), (data.GetProperty("account").GetProperty("email").GetString(), data.GetProperty("account").GetProperty("name").GetString()));
        Assert.Equal("account-7", data.GetProperty("customers")[0].GetProperty("reference").GetString());
        Assert.Contains("new@quince.example", file, StringComparison.Ordinal);
        Assert.NotEqual(0, data.GetProperty("mails").GetArrayLength() * data.GetProperty("audit").GetArrayLength());
        Assert.DoesNotContain(token, file, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", file, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", file, StringComparison.OrdinalIgnoreCase);
    }

    // Invited by the product, joined, signed in, and with a link open.
    private static async Task<string> LivedInAsync(PortalKit kit)
    {
        var input = new CustomerInput { Reference = "account-7", Email = Email, Name = Name, Invite = true };
        await kit.Get<CreateCustomer>().RunAsync(Actor.Terminal, input);
        var text = await kit.ReadAsync(db => db.Set<MailRow>().Select(m => m.Text).SingleAsync());
        var person = (await kit.Get<JoinByInvitation>().RunAsync(text!.Split("token=")[1].Split('\n')[0], Name, Password)).Value;
        await kit.Get<Sessions>().StartAsync(person, "Mozilla/5.0 Firefox/128.0 (X11; Linux)");
        await kit.Database.WriteAsync(db => kit.Get<LinkTokens>().MakeAsync(db, person, "reset", TimeSpan.FromHours(1)));
        return person;
    }
}

/// <summary>Looks for words in everything that stands in the database, whatever its tables and columns are called.</summary>
internal static class EveryColumn
{
    public static async Task<IReadOnlyList<string>> HoldingAsync(PortalKit kit, string words)
    {
        var found = new List<string>();
        await using var db = await kit.Database.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        foreach (var table in await ReadAsync(db, kit.Store.Provider == DatabaseProvider.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1"))
            if ((await RowsAsync(db, table)).Any(row => row.Contains(words, StringComparison.OrdinalIgnoreCase))) found.Add(table);
        return found;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(PortalDb db, string sql) => await db.Database.SqlQueryRaw<string>(sql).ToListAsync();

    private static async Task<IReadOnlyList<string>> RowsAsync(PortalDb db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // a name that the database itself gave
        command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }
}
