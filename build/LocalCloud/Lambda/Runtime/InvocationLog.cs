using System.Globalization;
using System.Text;
using AiChef.LocalCloud.Logs;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The log stream of one execution environment.</summary>
internal sealed class InvocationLog(Cloud cloud, Scope scope, string group, string version)
{
    private const int TailBytes = 4096;
    private readonly StringBuilder _tail = new();
    private readonly Lock _gate = new();

    public string Stream { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cloud.Now.UtcDateTime:yyyy/MM/dd}/[{version}]{Guid.NewGuid():N}"
        );

    /// <summary>Writes a line; the group is made when it is missing, as Lambda does.</summary>
    public void Write(string line)
    {
        var logs = cloud.Get<LogsState>();
        if (logs.Groups[scope.Key(group)] is null)
        {
            using var batch = cloud.Store.Begin();
            if (logs.Groups[scope.Key(group)] is null)
            {
                logs.Make(scope, group, static made => made);
            }
        }

        logs.Deliver(scope, group, Stream, cloud.Now, line);
        lock (_gate)
        {
            _tail.Append(line).Append('\n');
        }
    }

    /// <summary>Begins a new call, whose lines <see cref="Tail"/> gives.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _tail.Clear();
        }
    }

    /// <summary>The last 4 KB of what the call wrote, base64, as the header X-Amz-Log-Result has it.</summary>
    public string Tail()
    {
        lock (_gate)
        {
            var bytes = Encoding.UTF8.GetBytes(_tail.ToString());
            return Convert.ToBase64String(bytes.AsSpan(Math.Max(0, bytes.Length - TailBytes)));
        }
    }
}
