namespace BillingPortal.E2E.Kit;

/// <summary>Where logs and pictures of a run are kept: ./test names the folder.</summary>
internal static class Results
{
    private static string Root { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_RESULTS")
        ?? Path.Combine(AppContext.BaseDirectory, "test-results");

    /// <summary>The pictures for the README; a script points this to docs/screenshots.</summary>
    public static string PictureFolder { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_PICTURES") ?? Path.Combine(Root, "pictures");

    public static string File(params string[] path)
    {
        var file = Path.Combine([Root, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
