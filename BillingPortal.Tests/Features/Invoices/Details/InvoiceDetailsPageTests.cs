using System.Net;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Tests.Features.Cards.Portal;
using BillingPortal.Tests.Features.Invoices.Documents;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Details;

[Trait("Part", "web")]
public sealed class InvoiceDetailsPageTests(CardsOverHttp http) : IClassFixture<CardsOverHttp>
{
    private const string Path = "/invoice-details";

    [Fact]
    public async Task Customer_SavesThem_AndSeesHowTheyStandOnAnInvoice()
    {
        var (browser, who) = await http.CustomerAsync("details@example.com");
        using (browser)
        {
            var page = await browser.PostAndFollowAsync(Path, "details", ("name", "Harbour & Sons"), ("address", "1 Quay\nShed 4"), ("postalCode", "10001"), ("city", "New York"), ("country", "US"), ("taxId", "US-123"), ("purchaseOrder", "PO 7"));
            Assert.Contains("Your invoice details are saved.", page.Words, StringComparison.Ordinal);
            Assert.All(["Shed 4", "10001 New York", "United States", "Tax ID US-123", "Your order: PO 7"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
            Assert.Contains("<option value=\"US\" selected", page.Html, StringComparison.Ordinal);
        }
        Assert.Equal("Harbour & Sons", await http.ReadAsync(db => db.Set<InvoiceDetailsRow>().Where(d => d.ProfileId == who.ProfileId).Select(d => d.Name).SingleAsync()));
    }

    [Fact]
    public async Task WhatCannotBeSo_StandsBesideItsField_AndNothingTypedIsLost()
    {
        var (browser, who) = await http.CustomerAsync("typed@example.com");
        using (browser)
        {
            var page = await browser.PostAsync(Path, "details", ("name", "Harbour & Sons"), ("address", "1 Quay"), ("postalCode", ""), ("city", "東京"), ("country", "ZZ"), ("taxId", "a;b"), ("purchaseOrder", "PO 7"));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Nothing was saved yet", page.Words, StringComparison.Ordinal);
            foreach (var field in new[] { "city", "country", "taxId" }) Assert.Contains($"id=\"{field}-fault\"", page.Html, StringComparison.Ordinal);
            foreach (var typed in new[] { "value=\"Harbour &amp; Sons\"", ">1 Quay</textarea>", "value=\"a;b\"", "value=\"PO 7\"" }) Assert.Contains(typed, page.Html, StringComparison.Ordinal);
        }
        Assert.False(await http.ReadAsync(db => db.Set<InvoiceDetailsRow>().AnyAsync(d => d.ProfileId == who.ProfileId)));
    }

    [Fact]
    public async Task CustomerWhoseDetailsAreMissing_IsToldWhereInvoicesAre_UntilTheyAreThere()
    {
        var (browser, who) = await http.CustomerAsync("missing-details@example.com");
        using (browser)
        {
            Assert.Contains("<a href=\"/invoice-details\">Invoice details</a>", (await browser.GetAsync("/payment-method")).Html, StringComparison.Ordinal);
            Assert.Contains("Say who is billed", (await browser.GetAsync("/invoices")).Words, StringComparison.Ordinal);
            await http.Database.WriteAsync(db => SamplePapers.KeepAsync(db, who.ProfileId, "inv_details", 77));
            var before = await browser.GetAsync("/invoices");
            Assert.Contains("Invoices are made out to ", before.Words, StringComparison.Ordinal);
            Assert.Contains("Add invoice details", before.Words, StringComparison.Ordinal);
            Assert.Contains("only with the whole name, the address and the country", (await browser.GetAsync(Path)).Words, StringComparison.Ordinal);

            var saved = await browser.PostAndFollowAsync(Path, "details", ("name", "Harbour & Sons"), ("address", "1 Quay"), ("postalCode", ""), ("city", ""), ("country", "US"), ("taxId", ""), ("purchaseOrder", ""));
            Assert.DoesNotContain("only with the whole name", saved.Words, StringComparison.Ordinal);
            var after = await browser.GetAsync("/invoices");
            Assert.DoesNotContain("Invoices are made out to", after.Words, StringComparison.Ordinal);
            Assert.Contains("href=\"/invoice-details\">Invoice details</a>", after.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NameOfTheAccountThatCannotBePrinted_IsPointedOut()
    {
        var (browser, who) = await http.CustomerAsync("kabushiki@example.com");
        await http.Database.WriteAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == who.ProfileId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "株式会社")));
        using (browser)
        {
            var page = await browser.GetAsync(Path);
            Assert.Contains("The name of your account, 株式会社, has letters that invoices are not set in.", page.Words, StringComparison.Ordinal);
            Assert.Contains("<strong>kabushiki@example.com</strong>", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StaffWhoLookAsTheCustomer_SeeThem_AndCannotChangeThem()
    {
        var (browser, who) = await http.CustomerAsync("seen-details@example.com");
        browser.Dispose();
        using var staff = await http.ViewingAsync("looks-details@example.com", who);
        var page = await staff.GetAsync(Path);
        Assert.Contains("You may look at this, but only the person who manages it can change it.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Save invoice details", page.Words, StringComparison.Ordinal);
        await staff.PostAsync(Path, "details", ("name", "Somebody else"));
        Assert.False(await http.ReadAsync(db => db.Set<InvoiceDetailsRow>().AnyAsync(d => d.ProfileId == who.ProfileId)));
    }
}
