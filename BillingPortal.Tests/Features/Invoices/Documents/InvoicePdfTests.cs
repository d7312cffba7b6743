using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Invoices.Documents;

/// <summary>What a company has in hand: read by programs that are not ours.</summary>
public sealed class InvoicePdfTests : IDisposable
{
    private readonly PdfPrograms programs = new();

    public void Dispose() => programs.Dispose();

    [PdfFact]
    public async Task Invoice_SaysWhoWhatAndHowMuch()
    {
        var invoice = SamplePapers.Usual();
        invoice.SettledMinor = 1000;
        var text = await programs.TextAsync(SamplePapers.File(invoice, credits: new UsedCredit("CN-2026-000003", 1000)));
        string[] all = ["Example Metering Ltd", "12 Sample Street", "Tax ID XX 123 4567", "help@example.com", "Harbour & Sons GmbH", "Hinterhaus", "20457 Hamburg", "Germany", "Tax ID DE123456789", "PO-2026-77",
            "INV-2026-000001", "1 Dec 2026", "1 Nov 2026 – 30 Nov 2026", "https://billing.example.com/invoices/inv_sample", "1 of 1"];
        Assert.All(all, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Tax  ", text, StringComparison.Ordinal);
        Assert.Equal(["Basic, 12 of 30 days", "12 of 30", "$20.00"], Row(text, "Basic"));
        Assert.Equal(["1,234 units above 166 at about $1.9241", "1,234", "≈ $1.9241", "30 of 30", "$2,374.34"], Row(text, "1,234 units"));
        Assert.Equal(["Discount of 10%", "−$244.83"], Row(text, "Discount"));
        Assert.Equal(["Late usage for October 2026", "2", "$4.50"], Row(text, "Late"));
        Assert.Equal(["Subtotal", "$2,258.01"], Row(text, "Subtotal"));
        Assert.Equal(["Total", "$2,258.01"], Row(text, "Total"));
        Assert.Equal(["Credit note CN-2026-000003", "−$10.00"], Row(text, "Credit note"));
        Assert.Equal(["Due", "$2,248.01"], Row(text, "Due", last: true));
        Assert.Contains("Due on 1 Dec 2026", text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task File_IsSound_CarriesPartsOfItsFonts_AndSaysWhatItIs()
    {
        var file = programs.Keep(SamplePapers.File(SamplePapers.Usual()));
        Assert.Contains("No syntax or stream encoding errors found", await PdfPrograms.RunAsync("qpdf", "--check", file), StringComparison.Ordinal);
        var fonts = await PdfPrograms.RunAsync("pdffonts", file);
        Assert.Equal(2, fonts.Split('\n').Count(f => f.Contains("+Inter", StringComparison.Ordinal) && f.Contains("CID TrueType", StringComparison.Ordinal) && f.Contains("yes yes yes", StringComparison.Ordinal)));
        var info = await PdfPrograms.RunAsync("pdfinfo", file);
        Assert.Contains("Invoice INV-2026-000001", info, StringComparison.Ordinal);
        Assert.Contains("Example Metering Ltd", info, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length < 40_000, $"{new FileInfo(file).Length} bytes");
        Assert.Equal(SamplePapers.File(SamplePapers.Usual()), await File.ReadAllBytesAsync(file)); // the same rows, the same bytes
    }

    [PdfFact]
    public async Task ManyLines_GoOverPages_WithTheHeadsOnEach()
    {
        var lines = Enumerable.Range(1, 60).Select(n => SamplePapers.Line(InvoiceLineKind.OneOff, $"Item {n}", n * 100));
        var file = SamplePapers.File(SamplePapers.Invoice(lines));
        var pages = await programs.PagesAsync(file);
        Assert.InRange(pages.Length, 3, 5);
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Contains("Description", pages[i], StringComparison.Ordinal);
            Assert.Contains($"{i + 1} of {pages.Length}", pages[i], StringComparison.Ordinal);
            Assert.Contains("INV-2026-000001", pages[i], StringComparison.Ordinal);
        }
        var text = string.Concat(pages);
        for (var n = 1; n <= 60; n++) Assert.Equal([$"Item {n}", string.Create(CultureInfo.InvariantCulture, $"${n}.00")], Row(text, $"Item {n}"));
        Assert.Contains("Item 60", pages[^1], StringComparison.Ordinal); // the sums do not stand alone
        Assert.Contains("$1,830.00", pages[^1], StringComparison.Ordinal);
        Assert.All(await programs.InkAsync(file), ink => Assert.InRange(ink, 1, 25));
    }

    [PdfFact]
    public async Task GreekAndCyrillicNames_AndWordsWithoutEnd_ComeThrough()
    {
        var word = string.Concat(Enumerable.Repeat("Donaudampfschiff", 12));
        var invoice = SamplePapers.Invoice(SamplePapers.Line(InvoiceLineKind.OneOff, word, 100), SamplePapers.Line(InvoiceLineKind.OneOff, "Ёлка и свет – Ηλεκτρισμός Αθήνας", 200));
        var buyer = SamplePapers.Buyer with { Name = "Ανώνυμη Εταιρεία Ύδρευσης", Address = ["ул. Пушкина, дом 5", new string('W', 120)], City = "Αθήνα" };
        var text = await programs.TextAsync(SamplePapers.File(invoice, buyer));
        Assert.Contains("Ανώνυμη Εταιρεία Ύδρευσης", text, StringComparison.Ordinal);
        Assert.Contains("ул. Пушкина, дом 5", text, StringComparison.Ordinal);
        Assert.Contains("Ёлка и свет – Ηλεκτρισμός Αθήνας", text, StringComparison.Ordinal);
        Assert.Contains(word, Glued(text), StringComparison.Ordinal);
        Assert.Contains(new string('W', 120), string.Concat(text.Where(c => c == 'W')), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task LettersThatTheFontLacks_MakeNoBrokenFile()
    {
        const string unknown = "株式会社 شركة אבג 😀 a\u0301";
        var invoice = SamplePapers.Invoice(SamplePapers.Line(InvoiceLineKind.OneOff, unknown, 100));
        var file = SamplePapers.File(invoice, SamplePapers.Buyer with { Name = unknown, Address = [unknown, new string('株', 300)], City = unknown });
        Assert.Contains("No syntax or stream encoding errors found", await PdfPrograms.RunAsync("qpdf", "--check", programs.Keep(file)), StringComparison.Ordinal);
        var text = await programs.TextAsync(file);
        Assert.Contains("$1.00", text, StringComparison.Ordinal);
        Assert.Contains('\uFFFD', text);
        Assert.DoesNotContain('株', text); // it would stand for all the others
    }

    [PdfFact]
    public async Task Draft_SaysThatItIsOne_AndAsksForNothing()
    {
        var draft = SamplePapers.Usual();
        (draft.State, draft.Number, draft.FinalAt, draft.DueOn) = (InvoiceState.Draft, null, null, null);
        var text = await programs.TextAsync(SamplePapers.File(draft));
        Assert.Contains("Draft invoice", text, StringComparison.Ordinal);
        Assert.Contains("This is a draft and not an invoice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Due", text, StringComparison.Ordinal);
        Assert.Contains("$2,258.01", text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task Taxes_StandOnlyWhereThereAreAny()
    {
        var invoice = SamplePapers.Usual();
        (invoice.TaxMinor, invoice.TotalMinor) = (42902, 225801 + 42902);
        var text = await programs.TextAsync(SamplePapers.File(invoice));
        Assert.Equal(["Subtotal", "$2,258.01"], Row(text, "Subtotal"));
        Assert.Equal(["Tax", "$429.02"], Row(text, "Tax  "));
        Assert.Equal(["Total", "$2,687.03"], Row(text, "Total"));
    }

    [PdfFact]
    public async Task PaidVoidAndWrittenOff_SayWhatBecameOfTheMoney()
    {
        async Task<string> TextAsync(InvoiceState state, long settled)
        {
            var invoice = SamplePapers.Usual();
            (invoice.State, invoice.SettledMinor) = (state, settled);
            return await programs.TextAsync(SamplePapers.File(invoice));
        }

        var paid = await TextAsync(InvoiceState.Paid, 225801);
        Assert.Equal(["Paid", "−$2,258.01"], Row(paid, "Paid  "));
        Assert.Equal(["Due", "$0.00"], Row(paid, "Due", last: true));
        Assert.Equal(["Taken back", "−$2,258.01"], Row(await TextAsync(InvoiceState.Void, 0), "Taken back"));
        Assert.Equal(["Written off", "−$2,208.01"], Row(await TextAsync(InvoiceState.Uncollectible, 5000), "Written off"));
    }

    [PdfFact]
    public async Task FiguresFollowTheBuyer_AndTheCurrency()
    {
        var invoice = SamplePapers.Invoice(SamplePapers.Line(InvoiceLineKind.Overage, "Units", 1234567, first: 1, last: 30, units: 1234567, price: "0.0005"));
        invoice.Currency = Currency.Of("EUR");
        var text = await programs.TextAsync(SamplePapers.File(invoice, SamplePapers.Buyer with { Locale = "de-DE" }));
        Assert.Equal(["Units", "1.234.567", "0,0005 €", "30 of 30", "12.345,67 €"], Row(text.Replace('\u00a0', ' '), "Units"));
        var french = await programs.TextAsync(SamplePapers.File(invoice, SamplePapers.Buyer with { Locale = "fr-FR" }));
        Assert.Contains("12 345,67 €", string.Concat(french.Select(c => char.IsWhiteSpace(c) ? ' ' : c)), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task CreditNote_SaysWhatItCorrectsAndWhatIsLeftOfIt()
    {
        var text = await programs.TextAsync(SamplePapers.File(SamplePapers.CreditNote(), new UsedCredit("INV-2026-000002", 1200)));
        Assert.All(["CN-2026-000003", "5 Dec 2026", "INV-2026-000001", "Charged twice for setting up", "Harbour & Sons GmbH", "Credited to you"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(["Total credited", "$32.00"], Row(text, "Total credited"));
        Assert.Equal(["Used on INV-2026-000002", "−$12.00"], Row(text, "Used on"));
        Assert.Equal(["Still to be used", "$20.00"], Row(text, "Still to be used"));
    }

    // What stands in one line, by what it begins with; columns have two blanks between them at least.
    private static string[] Row(string text, string begins, bool last = false)
    {
        var rows = text.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith(begins, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(rows);
        return (last ? rows[^1] : rows[0]).Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Glued(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '$' && !char.IsDigit(c) && c != '.'));
}
