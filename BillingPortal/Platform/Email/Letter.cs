namespace BillingPortal.Platform.Email;

/// <summary>A mail before it is laid out: plain sentences, at most one button. HTML and text are made from the same words.</summary>
public sealed record Letter
{
    /// <summary>What it is written for; the database refuses a second mail of the same cause.</summary>
    public required string Cause { get; init; }

    /// <summary>The kind whose recipient is forgotten with the sending: the last mail to somebody who was erased.</summary>
    public const string Farewell = "account-erased";

    /// <summary>Its kind, stable, such as "confirm-address".</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    /// <summary>The person it goes to, when it is one of ours.</summary>
    public string? PersonId { get; init; }

    public required string Subject { get; init; }

    /// <summary>Before the button.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    public LetterButton? Button { get; init; }

    /// <summary>After the button, smaller: what happens if one does nothing, who wrote.</summary>
    public IReadOnlyList<string> Small { get; init; } = [];

    /// <summary>A file that goes with it.</summary>
    public LetterAttachment? Attachment { get; init; }

    /// <summary>It holds a link that opens something: shown redacted, and purged once sent.</summary>
    public bool CarriesToken { get; init; }
}

public sealed record LetterButton(string Text, string Url);

/// <summary>A file that is made when the mail is sent, so that mails that wait stay small.</summary>
/// <param name="Kind">Which <see cref="IMailAttachment"/> makes it.</param>
/// <param name="Id">Of what: an id that says nothing.</param>
/// <param name="Name">As the receiver sees it: "INV-2026-000001.pdf".</param>
public sealed record LetterAttachment(string Kind, string Id, string Name);
