using BillingPortal.Platform.Pdf;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>A document in words and figures, as they will stand on it; how it looks is the affair of <see cref="DrawPaper"/>.</summary>
internal sealed record Paper(string Title, string? Number, Party Seller, Party Buyer, DateTime MadeAt)
{
    /// <summary>What a reader must see first; null where there is nothing of the kind.</summary>
    public string? Warning { get; init; }

    /// <summary>Names and values beside the buyer: dates, numbers.</summary>
    public IReadOnlyList<PaperFact> Facts { get; init; } = [];

    /// <summary>The one figure that matters, and what it is.</summary>
    public required PaperFact Headline { get; init; }

    /// <summary>The heads of the figures of a line.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<PaperLine> Lines { get; init; }

    public required IReadOnlyList<PaperSum> Sums { get; init; }

    /// <summary>Below the sums, small.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public string FullTitle => Number is null ? Title : $"{Title} {Number}";

    /// <summary>Words are English like the pages; figures follow the buyer.</summary>
    public PdfFacts About => new(FullTitle, Seller.Name, "en", MadeAt);
}

internal sealed record PaperFact(string Name, string Value);

/// <param name="Small">Below the text; null where there is nothing more to say.</param>
/// <param name="Figures">One for each column; an empty one where it has none.</param>
internal sealed record PaperLine(string Text, string? Small, IReadOnlyList<string> Figures);

internal sealed record PaperSum(string Name, string Amount, bool IsStrong = false);
