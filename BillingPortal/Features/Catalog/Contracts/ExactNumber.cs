using System.Globalization;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>Reads figures as people and files write them: digits and at most one point. Nothing is rounded; what a decimal cannot hold is none.</summary>
public static class ExactNumber
{
    // More digits than these would be rounded by the framework's reading, without a word.
    private const int MostDigits = 28;

    public static decimal? Find(string? text) =>
        text?.Trim() is { Length: > 0 and <= MostDigits + 1 } plain && plain.All(letter => char.IsAsciiDigit(letter) || letter == '.')
        && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? FindWhole(string? text) => Find(text) is { } number and <= long.MaxValue && number == decimal.Truncate(number) ? (long)number : null;
}
