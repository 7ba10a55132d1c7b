using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

// Hands over each line that is written as one; what is written without ending a line passes as it is.
internal sealed class LineWriter(TextWriter inner, Action<string> write) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override IFormatProvider FormatProvider => inner.FormatProvider;

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();

    public override void Write(char value) => inner.Write(value);

    public override void Write(string value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

    public override Task WriteAsync(string value) => inner.WriteAsync(value);

    public override void WriteLine() => write("");

    public override void WriteLine(string value) => write(value);

    public override void WriteLine(object value) => write(value?.ToString() ?? "");

    public override void WriteLine(char value) => write(value.ToString());

    public override void WriteLine(char[] buffer) => write(new string(buffer));

    public override void WriteLine(char[] buffer, int index, int count) => write(new string(buffer, index, count));

    public override void WriteLine(ReadOnlySpan<char> buffer) => write(buffer.ToString());

    public override void WriteLine(StringBuilder value) => write(value?.ToString());

    public override void WriteLine(bool value) => write(value.ToString(FormatProvider));

    public override void WriteLine(int value) => write(value.ToString(FormatProvider));

    public override void WriteLine(uint value) => write(value.ToString(FormatProvider));

    public override void WriteLine(long value) => write(value.ToString(FormatProvider));

    public override void WriteLine(ulong value) => write(value.ToString(FormatProvider));

    public override void WriteLine(float value) => write(value.ToString(FormatProvider));

    public override void WriteLine(double value) => write(value.ToString(FormatProvider));

    public override void WriteLine(decimal value) => write(value.ToString(FormatProvider));

    public override void WriteLine(string format, object arg0) => write(string.Format(FormatProvider, format, arg0));

    public override void WriteLine(string format, object arg0, object arg1) =>
        write(string.Format(FormatProvider, format, arg0, arg1));

    public override void WriteLine(string format, object arg0, object arg1, object arg2) =>
        write(string.Format(FormatProvider, format, arg0, arg1, arg2));

    public override void WriteLine(string format, params object[] arg) =>
        write(string.Format(FormatProvider, format, arg));

    public override Task WriteLineAsync() => Written("");

    public override Task WriteLineAsync(string value) => Written(value);

    public override Task WriteLineAsync(char value) => Written(value.ToString());

    public override Task WriteLineAsync(char[] buffer, int index, int count) =>
        Written(new string(buffer, index, count));

    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        Written(buffer.ToString());

    public override Task WriteLineAsync(StringBuilder value, CancellationToken cancellationToken = default) =>
        Written(value?.ToString());

    private Task Written(string line)
    {
        write(line);
        return Task.CompletedTask;
    }
}
