sealed record Page(string[] In, string[] Out, string[] Keys);
