using System.ComponentModel;
using System.Diagnostics;

namespace BillingPortal.Tests.Kit;

/// <summary>The files of the repository as they would be committed.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", ".git", "data", "test-results", ".vs", ".vscode", ".idea"];
    private static readonly Lazy<IReadOnlyList<string>> All = new(() => [.. (Listed() ?? Walked()).Where(f => File.Exists(At(f))).Order(StringComparer.Ordinal)]);

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> Files => All.Value;

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>The text of each file of these endings; pictures and fonts are passed over.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(params string[] endings) => Files
        .Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
        .Select(f => (f, File.ReadAllText(At(f)))).Where(f => !f.Item2.Contains('\0'));

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "BillingPortal.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository."));

    // Git knows best what belongs to the tree; without it (an unpacked archive) everything but what builds leave behind does.
    private static string[]? Listed()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var names = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 && names.Length > 0 ? names : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no git on this machine
        }
    }

    private static IEnumerable<string> Walked() => Walked(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'));

    private static IEnumerable<FileInfo> Walked(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !Made.Contains(d.Name, StringComparer.Ordinal)).SelectMany(Walked));
}
