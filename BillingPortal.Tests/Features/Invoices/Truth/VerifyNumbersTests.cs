using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Invoices.Truth.Jobs;
using BillingPortal.Features.Invoices.Truth.Verbs;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Invoices.Truth;

/// <summary>Two invoices of a customer, INV-2026-000001 and 2.</summary>
[Trait("Part", "data")]
public sealed class VerifyNumbersTests
{
    private static readonly (string Sql, string Found)[] Behind =
    [
        ("delete from invoices where sequence = 1", "numbers_missing: Of the numbers 1 to 2 of INV-2026 these stand on no document: 1."),
        ("insert into number_series (series, year, \"last\") values ('INV', 2027, 7)", "numbers_missing: Of the numbers 1 to 2 of INV-2026 these stand on no document: 1.\nlast_number_differs: 7 is noted as the last number of INV-2027; the last that stands on a document is 0."),
        ("delete from number_series where year = 2027; update invoices set sequence = 1", "last_number_differs: 2 is noted as the last number of INV-2026; the last that stands on a document is 1."),
        ("delete from number_series", "last_number_differs: 0 is noted as the last number of INV-2026; the last that stands on a document is 1."),
        ("update invoices set sequence = 9", "numbers_missing: Of the numbers 1 to 9 of INV-2026 these stand on no document: 1, 2, 3, 4, 5 ….\nlast_number_differs: 0 is noted as the last number of INV-2026; the last that stands on a document is 9."),
    ];

    [Theory, OnBoth]
    public async Task GapsAndDoubles_AreFound_ByNight_ByHealth_AndAtTheTerminal(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        await kit.LateAsync(profile);
        Assert.Equal("", await FoundAsync(kit));
        Assert.Equal((0, "2 invoices made again, all right.\n"), await VerbAsync(kit));
        await kit.BehindAsync("update invoices set number = 'INV-2026-000009' where sequence = 1");
        Assert.Equal("number_differs: INV-2026-000009 stands on the invoice; that is not what was given to it.", await kit.VerifiedAsync(profile, "2026-06"));
        await kit.BehindAsync("drop index invoice_numbers; update invoices set number = 'INV-2026-000001', sequence = 1");
        Assert.Equal("numbers_doubled: Of INV-2026 these numbers stand on more than one document: 1.\nlast_number_differs: 2 is noted as the last number of INV-2026; the last that stands on a document is 1.", await FoundAsync(kit));
        Assert.Equal(1, (await VerbAsync(kit)).Code);
        await kit.BehindAsync("update invoices set sequence = 2, number = 'INV-2026-000002' where month = '2026-07-01'");
        Assert.Equal("", await FoundAsync(kit));

        await kit.BehindAsync("update number_series set \"last\" = 1");
        Assert.Equal((1, "2 invoices made again, all right.\nINV-2026  last_number_differs  1 is noted as the last number of INV-2026; the last that stands on a document is 2.\n"), await VerbAsync(kit));
        Assert.Equal(RunOutcome.Failed, (await kit.Get<RunWork>().RunAsync(VerifyNightly.Name, default)).Outcome);
        Assert.Equal(new("invoices", true, "2 invoices made again from what they were made of, all right. 1 is noted as the last number of INV-2026; the last that stands on a document is 2.", Degraded: true, "/admin/invoices"), await HealthAsync(kit));
        await kit.BehindAsync("update number_series set \"last\" = 2");
        Assert.Equal(RunOutcome.Done, (await kit.Get<RunWork>().RunAsync(VerifyNightly.Name, default)).Outcome);
        Assert.False((await HealthAsync(kit)).Degraded);

        foreach (var (sql, found) in Behind)
        {
            await kit.BehindAsync(sql);
            Assert.Equal((sql, found), (sql, await FoundAsync(kit)));
        }
    }

    private static async Task<string> FoundAsync(PortalKit kit) => string.Join('\n', (await kit.Get<VerifyNumbers>().RunAsync()).Select(f => $"{f.Code}: {f.Sentence}"));

    private static async Task<HealthLine> HealthAsync(PortalKit kit) => (await kit.Get<IHealthReport>().ReadAsync(CancellationToken.None)).Single(l => l.Name == "invoices");

    private static async Task<(int Code, string Said)> VerbAsync(PortalKit kit)
    {
        var said = new StringWriter { NewLine = "\n" };
        return (await new InvoicesVerify(kit.Get<VerifyInvoices>()).RunAsync(new VerbCall(["all"], said, said), default), said.ToString());
    }
}
