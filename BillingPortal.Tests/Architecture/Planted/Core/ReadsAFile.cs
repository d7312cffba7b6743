namespace BillingPortal.Tests.Architecture.Planted.Core;

internal static class ReadsAFile
{
    public static async Task<int> LengthAsync(string path) => (await File.ReadAllTextAsync(path)).Length;
}
