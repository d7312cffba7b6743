using BillingPortal.Features.Invoices;
using System.Text.Json;
using BillingPortal.Features.Invoices.Details;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Details;

[Trait("Part", "data")]
public sealed class SetInvoiceDetailsTests
{
    private static readonly TypedDetails Whole = new(" Harbour & Sons ", "1 Quay\r\n\r\n  Shed 4 ", "10001", "New York", "US", "US-123.4", "PO 7");

    [Theory, OnBoth]
    public async Task Details_AreKeptClean_NotedWithoutWhatTheySay_AndStandOnTheNextInvoice(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        Assert.Equal("rosa@example.com", (await ReadAsync(kit, who.ProfileId)).Buyer.Name);
        Assert.True((await kit.Get<SetInvoiceDetails>().RunAsync(who, Used.Rosa, Whole, 0)).IsDone);
        var own = await ReadAsync(kit, who.ProfileId);
        Assert.Equal(new("Harbour & Sons", "1 Quay\nShed 4", "10001", "New York", "US", "US-123.4", "PO 7"), own.Typed);
        Assert.Equal(("Harbour & Sons", "1 Quay|Shed 4"), (own.Buyer.Name, string.Join('|', own.Buyer.Address)));
        Assert.True((await kit.Get<SetInvoiceDetails>().RunAsync(who, Used.Rosa, Whole with { City = "", TaxId = "" }, own.Version)).IsDone);
        var told = await kit.TimelineAsync(who.ProfileId);
        Assert.Contains("Invoice details were changed: name, address, postal code, city, country, tax ID, order number.", told, StringComparison.Ordinal);
        Assert.EndsWith("Invoice details were changed: city, tax ID.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondOfTwoWhoChange_IsTold_AndNothingIsLost()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var who = await kit.PaysAsync();
        await kit.Get<SetInvoiceDetails>().RunAsync(who, Used.Rosa, Whole, 0);
        Assert.Equal("version_changed", (await kit.Get<SetInvoiceDetails>().RunAsync(who, Used.Rosa, Whole with { City = "Boston" }, 0)).Refused!.Code);
        Assert.Equal("New York", (await ReadAsync(kit, who.ProfileId)).Typed.City);
    }

    [Theory]
    [InlineData("country", "Choose a country of the list.")]
    [InlineData("name", "'山' cannot be printed: invoices are set in Latin, Greek and Cyrillic letters.")]
    [InlineData("address", "Write at most 4 lines.")]
    [InlineData("postalCode", "Write at most 20 characters.")]
    [InlineData("taxId", "A tax ID is made of the letters A to Z, digits and . - /")]
    [InlineData("city", "There is a character in it that cannot be printed. Type it anew.")]
    public void FieldThatCannotBeSo_SaysWhy(string field, string sentence)
    {
        var typed = field switch
        {
            "country" => Whole with { Country = "XX" },
            "name" => Whole with { Name = "山田" },
            "address" => Whole with { Address = "1\n2\n3\n4\n5" },
            "postalCode" => Whole with { PostalCode = new('1', 21) },
            "taxId" => Whole with { TaxId = "DE 123;4" },
            _ => Whole with { City = "New\u0007 York" },
        };
        var fault = Assert.Single(typed.Cleaned().Faults());
        Assert.Equal((field, sentence), (fault.Field, fault.Sentence));
    }

    [Fact]
    public async Task WhoeverOnlyLooks_ChangesNothing()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var who = await kit.PaysAsync();
        Assert.Equal("not_allowed", (await kit.Get<SetInvoiceDetails>().RunAsync(who with { Role = MemberRole.Viewer }, Used.Rosa, Whole, 0)).Refused!.Code);
        Assert.Equal(0, (await ReadAsync(kit, who.ProfileId)).Version);
    }

    [Theory, OnBoth]
    public async Task ErasedCustomer_TakesTheDetailsAlong_ButNotThatInvoicesAreHeldBack(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        await kit.Get<SetInvoiceDetails>().RunAsync(who, Used.Rosa, Whole, 0);
        await kit.Database.WriteAsync(db => db.Set<InvoiceDetailsRow>().ExecuteUpdateAsync(set => set.SetProperty(d => d.ParkedWhy, "Terms are being talked about")));
        var part = new PartOfCustomer();
        Assert.Contains("Harbour", JsonSerializer.Serialize(await kit.ReadAsync(db => part.ExportAsync(db, who.ProfileId, default))), StringComparison.Ordinal);
        await kit.Database.WriteAsync(db => part.EraseAsync(db, who.ProfileId, default));
        var row = await kit.ReadAsync(db => db.Set<InvoiceDetailsRow>().SingleAsync());
        Assert.Equal(TypedDetails.Of(null), TypedDetails.Of(row));
        Assert.NotNull(row.ParkedWhy);
    }

    private static Task<OwnDetails> ReadAsync(PortalKit kit, long profile) => kit.Get<ReadInvoiceDetails>().RunAsync(profile);
}
