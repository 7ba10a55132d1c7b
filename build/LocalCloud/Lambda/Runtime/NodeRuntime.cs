using System.Diagnostics;
using System.Security.Cryptography;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// Runs Node.js functions with the Node.js of this machine, whatever version a function asks for, by a runtime that
/// LocalCloud brings along.
/// </summary>
internal static class NodeRuntime
{
    private const string Resource = "AiChef.LocalCloud.Lambda.Runtime.Node.runtime.mjs";

    /// <summary>Whether a runtime, such as <c>nodejs22.x</c>, is one of Node.js.</summary>
    public static bool Is(string runtime) => runtime.StartsWith("nodejs", StringComparison.Ordinal);

    /// <summary>Makes a process run a function.</summary>
    /// <exception cref="Wire.AwsException">There is no Node.js on the PATH.</exception>
    public static void Command(ProcessStartInfo start, Cloud cloud, string runtime)
    {
        start.FileName =
            Program()
            ?? throw LambdaErrors.NotModelled($"running the runtime {runtime} on a machine without node on its PATH");
        start.ArgumentList.Add(Script(cloud));
    }

    private static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(static folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
            .FirstOrDefault(File.Exists);

    /// <summary>The runtime as a file; another version of it is another file.</summary>
    private static string Script(Cloud cloud)
    {
        using var stream = typeof(NodeRuntime).Assembly.GetManifestResourceStream(Resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]}.mjs";
        var file = Path.Combine(cloud.Get<CodeFolders>().Root, name);
        if (!File.Exists(file))
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            // Moved into place whole: another environment may start at the same time.
            var fresh = $"{file}.{Guid.NewGuid():N}";
            File.WriteAllBytes(fresh, bytes.ToArray());
            File.Move(fresh, file, overwrite: true);
        }
        return file;
    }
}
