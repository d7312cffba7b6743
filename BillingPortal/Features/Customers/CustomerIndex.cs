using System.Globalization;
using System.Text;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>What a customer is sorted and found by, in lower case and without accents. Put down anew with every change of name, address or reference.</summary>
internal static class CustomerIndex
{
    // Nobody types more words than that, and nobody's name has more that help.
    private const int MostWords = 20;
    private const int MostTyped = 5;
    private const int Longest = 320;

    /// <summary>So many are sorted in no time.</summary>
    internal const int Few = 500;

    /// <summary>In the transaction of the change; saved with it.</summary>
    public static async Task PutAsync(PortalDb db, BillingProfileRow profile, CancellationToken ct)
    {
        if (db.Entry(profile).State is EntityState.Unchanged or EntityState.Modified) await db.Entry(profile).Collection(p => p.Words).LoadAsync(ct);
        var words = WordsOf(profile);
        foreach (var old in profile.Words.Where(w => !words.Contains(w.Word)).ToArray()) profile.Words.Remove(old);
        foreach (var word in words.Where(word => profile.Words.All(w => w.Word != word))) profile.Words.Add(new() { Word = word });
        profile.SortKey = KeyOf(profile);
    }

    /// <summary>
    /// Everybody in whom each of the words begins something; what is typed is never a pattern. From a word that few have one goes to them and sorts them;
    /// of one that many have the next page is soon full, so that everybody is asked in order.
    /// </summary>
    public static async Task<IQueryable<BillingProfileRow>> FoundAsync(this IQueryable<BillingProfileRow> profiles, PortalDb db, string? typed, CancellationToken ct)
    {
        foreach (var word in Plain(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostTyped))
        {
            var hits = Beginning(db, word);
            profiles = await hits.Take(Few + 1).CountAsync(ct) <= Few
                ? profiles.Where(p => hits.Select(w => w.ProfileId).Contains(p.Id))
                : profiles.Where(p => hits.Any(w => w.ProfileId == p.Id));
        }
        return profiles;
    }

    private static IQueryable<CustomerWordRow> Beginning(PortalDb db, string word)
    {
        var end = word + ByteOrder.Last;
#pragma warning disable CA1307, CA1309, CA1310, MA0074, MA0089, MA0002 // the database compares, by bytes
        return db.Set<CustomerWordRow>().Where(w => w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0);
#pragma warning restore CA1307, CA1309, CA1310, MA0074, MA0089, MA0002
    }

    public static string KeyOf(BillingProfileRow profile) => Plain(profile.Name ?? profile.Email ?? profile.Reference ?? profile.PublicId);

    public static HashSet<string> WordsOf(BillingProfileRow profile)
    {
        string[] whole = [Plain(profile.PublicId), Plain(profile.Reference), Plain(profile.Email), Domain(Plain(profile.Email))];
        var name = Plain(profile.Name);
        // "o'brien" and "smith-jones" are found whole and by their parts.
        var parts = name.Split(' ').Concat(new string([.. name.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' '));
        return [.. whole.Concat(parts.Take(MostWords)).Where(w => w.Length > 0)];
    }

    private static string Domain(string address) => address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[at..] : "";

    /// <summary>"Éva  Müller" becomes "eva muller".</summary>
    private static string Plain(string? text)
    {
        var letters = (text ?? "").Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : char.ToLowerInvariant(c));
        var plain = string.Join(' ', new string([.. letters]).Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= Longest ? plain : plain[..Longest];
    }
}
