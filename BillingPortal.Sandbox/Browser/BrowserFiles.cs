using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BillingPortal.Sandbox.Browser;

/// <summary>What browsers load, out of the assembly.</summary>
internal static partial class BrowserFiles
{
    /// <summary>The script's parts, in the order in which they name one another.</summary>
    private static readonly string[] Parts = ["errors", "wire", "frames", "element", "elements", "dialog", "confirm", "stripe"];

    private static readonly Assembly Own = typeof(BrowserFiles).Assembly;

    /// <summary>A page loads it as one plain script; a part that a frame imports as a module too says "export".</summary>
    public static string Script { get; } = $"(() => {{\n'use strict';\n{string.Join('\n', Parts.Select(p => Export().Replace(Text(p + ".js"), "")))}}})();\n";

    public static string Text(string name)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly."), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Null when a browser has no business with it.</summary>
    public static IResult Asset(string name) => (Path.GetExtension(name), Own.GetManifestResourceNames().Contains(name, StringComparer.Ordinal)) switch
    {
        (".js", true) => Sent(Text(name), "text/javascript"),
        (".css", true) => Sent(Text(name), "text/css"),
        _ => Results.NotFound(),
    };

    /// <summary>Asked for again each time, sent again when it has changed.</summary>
    public static IResult Sent(string text, string type)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Results.Bytes(bytes, type + "; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\""));
    }

    [GeneratedRegex("^export ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Export();
}
