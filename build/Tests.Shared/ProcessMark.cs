using System.Diagnostics;
using System.Globalization;

namespace AiChef.Tests;

/// <summary>
/// A variable that a program hands down to every process that it starts, so that these are found when the program has
/// ended. Only Linux shows the variables of a process.
/// </summary>
internal sealed class ProcessMark
{
    private const string Variable = "TEST_PROCESS";

    private readonly string _id = Guid.NewGuid().ToString("N");

    /// <summary>Marks a program that is about to start.</summary>
    public void AddTo(IDictionary<string, string?> variables) => variables[Variable] = _id;

    /// <summary>The ids of the marked processes that run.</summary>
    public IReadOnlyList<int> Processes() =>
        [
            .. (Directory.Exists("/proc") ? Directory.GetDirectories("/proc") : [])
                .Select(Path.GetFileName)
                .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(IsMarked),
        ];

    /// <summary>Ends all marked processes.</summary>
    public void Kill()
    {
        foreach (var id in Processes())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended in the meantime.
            }
        }
    }

    /// <summary>The id of a process and its command line.</summary>
    public static string CommandLine(int id) => $"{id}: {Read(id, "cmdline").Replace('\0', ' ')}";

    private bool IsMarked(int id) =>
        id > 0 && Read(id, "environ").Split('\0').Contains($"{Variable}={_id}", StringComparer.Ordinal);

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
