using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using AiChef.Compilation;

namespace AiChef.Bootstrap;

/// <summary>The checkout, the state that the bootstrap keeps in it, and the dotnet commands that run in it.</summary>
internal sealed class Workspace
{
    // An escape, a wildcard or an item list: MSBuild and the SDK's own targets fail in such a folder.
    private static readonly Regex Syntax = new(@"%[0-9A-Fa-f]{2}|[*?]|@\(");

    // EAGAIN on Linux, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows, EAGAIN on macOS.
    private static readonly int[] HeldElsewhere = [11, 32, 33, 35];

    // How often the wait for a command looks at the clock and at the cancellation.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly CancellationToken _cancellation;

    public Workspace(string root, CancellationToken cancellation)
    {
        if (Syntax.Match(root) is { Success: true, Value: var syntax })
        {
            throw new Failure($"MSBuild cannot build in {root}: it reads '{syntax}' as syntax; move the checkout");
        }
        Root = root;
        _cancellation = cancellation;
        Directory.CreateDirectory(State(""));
    }

    public string Root { get; }

    public string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public string State(string name) => Path($".nuke/temp/bootstrap/{name}");

    public static void Say(string text) => Console.Error.WriteLine($"build: {text}");

    public static string Hash(params IEnumerable<string> texts) => Hash(texts.Select(Encoding.UTF8.GetBytes));

    public static string Hash(IEnumerable<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Waits until no other process prepares this checkout. The operating system ends the lock with its process.
    /// </summary>
    public IDisposable Lock()
    {
        if (TryLock() is { } free)
        {
            return free;
        }
        Say("waiting for another build to compile");
        FileStream? held = null;
        SpinWait.SpinUntil(() => _cancellation.IsCancellationRequested || (held = TryLock()) is not null);
        return held ?? throw new Cancelled();
    }

    /// <summary>
    /// Creates every project's output folders, so that from here on only sources change the time of a folder.
    /// </summary>
    public void CreateOutputFolders()
    {
        Directory.CreateDirectory(Path("build/Bootstrap/obj"));
        foreach (var project in Directory.GetFiles(Path("build"), "*.csproj", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(System.IO.Path.Combine(project, "..", "bin"));
            Directory.CreateDirectory(System.IO.Path.Combine(project, "..", "obj"));
        }
    }

    /// <summary>Every file that the compiled build depends on.</summary>
    public SourceSnapshot Sources() =>
        SourceSnapshot.Of(Root, SourcesIn(new DirectoryInfo(Path("build"))).Append(Path("global.json")));

    /// <summary>Tells the scripts what to run.</summary>
    /// <param name="assembly">The build, relative to the root.</param>
    /// <param name="asked">The value of USE_STAND_INS that it was compiled for.</param>
    /// <param name="started">When the work began, as the time of the file, so that an edit made in the meantime is
    /// noticed.</param>
    public void WriteReady(string assembly, string asked, DateTime started) =>
        AtomicFile.Write(State("ready"), $"{assembly}\n{asked}\n", started);

    /// <summary>Runs a program that is compiled with, and ends it with this process or a cancellation.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="Cancelled">The work was cancelled; the program has ended.</exception>
    public int Run(string program, params string[] arguments)
    {
        using var process = BoundProcess.Start(program, arguments, Root, new Dictionary<string, string?>(), _ => { });
        while (!process.WaitForExit(Glance))
        {
            if (_cancellation.IsCancellationRequested)
            {
                process.Kill();
                throw new Cancelled();
            }
        }
        return process.ExitCode;
    }

    /// <summary>Runs dotnet at the root. It prints English, which is what is read here.</summary>
    /// <param name="log">The file of the state that keeps the output.</param>
    /// <param name="silence">How long a restore may print nothing before it is ended; null to wait for its end.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="Cancelled">The work was cancelled; the command has ended.</exception>
    public DotNetResult DotNet(string log, TimeSpan? silence, params string[] arguments)
    {
        var lines = new List<string>();
        var isRestoring = false;
        var quiet = new Stopwatch();
        using var compiler = new SharedCompiler();
        using var process = BoundProcess.Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            // Behind the command, so that its own arguments have the last word.
            [arguments[0], .. compiler.Arguments, .. arguments[1..]],
            Root,
            new Dictionary<string, string?> { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
            Read
        );
        while (!process.WaitForExit(Glance))
        {
            if (_cancellation.IsCancellationRequested)
            {
                process.Kill();
                throw new Cancelled();
            }
            if (silence is not null && IsQuietFor(silence.Value))
            {
                process.Kill();
                WriteLog(log, lines);
                return new(null, lines);
            }
        }
        WriteLog(log, lines);
        return new(process.ExitCode, lines);

        void Read(string line)
        {
            lock (lines)
            {
                lines.Add(line);
                isRestoring |= line.Contains("Restoring packages for", StringComparison.Ordinal);
                quiet.Restart();
            }
        }

        bool IsQuietFor(TimeSpan limit)
        {
            lock (lines)
            {
                return isRestoring && quiet.Elapsed > limit;
            }
        }
    }

    /// <summary>Keeps the output for whoever looks for a cause; the URL of a feed in it may hold credentials.</summary>
    private void WriteLog(string log, List<string> lines) =>
        AtomicFile.Write(State(log), string.Concat(lines.Select(line => $"{BuildProblem.WithoutCredentials(line)}\n")));

    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(State("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (HeldElsewhere.Contains(e.HResult & 0xffff))
        {
            return null;
        }
    }

    // Tests, disturbances and the benchmark run the build and are no part of it.
    private static IEnumerable<string> SourcesIn(DirectoryInfo folder) =>
        folder
            .EnumerateFileSystemInfos()
            .Where(entry => entry.Name[0] != '.' && !entry.Name.EndsWith('~') && entry.Extension != ".md")
            .SelectMany(entry =>
                entry switch
                {
                    DirectoryInfo child when Regex.IsMatch(child.Name, "^(bin|obj|Tests.*|Faults|Bench)$") => [],
                    DirectoryInfo child => SourcesIn(child),
                    _ => [entry.FullName],
                }
            );
}
