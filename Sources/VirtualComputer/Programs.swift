/// The programs that are simulated, by name.
enum Programs {
  static let table: [ByteString: Program] = [
    ShellPrograms.table, WaitingPrograms.table, PrefixPrograms.table, IdentityPrograms.table,
    ProcessPrograms.table, DatePrograms.table, PythonPrograms.table, ListingPrograms.table,
    MakingPrograms.table, MovingPrograms.table, FindPrograms.table,
    GrepPrograms.table,
    SedPrograms.table,
    CopyingPrograms.table,
    EndsPrograms.table,
    SortPrograms.table,
    LinePrograms.table,
    TranslationPrograms.table,
    EncodingPrograms.table,
    SequencePrograms.table,
    ValuePrograms.table,
    ExpressionPrograms.table,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  /// Programs that a computer has and that are refused when they are run.
  static let present: [ByteString] = [
    "curl", "wget", "git", "python", "python3", "pip", "pip3", "node", "npm", "npx", "apt-get",
    "apt", "dpkg", "systemctl", "service", "docker", "tmux", "ssh", "ssh-keygen", "ssh-keyscan",
    "scp", "rsync", "openssl", "xdotool", "xclip", "xsel", "scrot", "google-chrome", "chromium",
    "firefox", "xdg-open", "make", "gcc", "vim", "nano", "htop", "netstat", "ss", "ip", "ping",
    "unzip", "zip", "perl", "ruby", "go", "java", "sqlite3", "awk", "diff", "cmp", "comm", "join",
    "paste", "nl", "tac", "rev", "fold", "od", "xxd", "split", "dd", "yes", "tar", "gzip", "gunzip",
    "zcat", "du", "df", "free", "tree", "file", "jq", "crontab", "chown", "less", "more",
    "killall", "strings", "column",
  ]
}
