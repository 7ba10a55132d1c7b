namespace Nuke.Common;

/// <summary>Standard output as UTF-8, in colours only where a person looks at it.</summary>
internal static class ConsoleOutput
{
    internal const string Grey = "\e[90m";
    internal const string Red = "\e[31;1m";
    internal const string Green = "\e[32;1m";
    internal const string Yellow = "\e[33;1m";
    internal const string Cyan = "\e[36;1m";
    private const string Reset = "\e[0m";

    private static readonly bool IsColoured =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static readonly Lock Gate = new();

    internal static void WriteLine(string text, string colour = null)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(IsColoured && colour is not null && text.Length > 0 ? colour + text + Reset : text);
        }
    }
}
