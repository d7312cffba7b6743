namespace BillingPortal.Tests.Architecture.Kit;

internal static class Expect
{
    /// <summary>Nothing was found; otherwise all of it stands in the message (xUnit's own shows five).</summary>
    public static void None<T>(IEnumerable<T> found)
    {
        var lines = found.Select(f => f!.ToString()).ToArray();
        Assert.True(lines.Length == 0, string.Join(Environment.NewLine, lines));
    }
}
