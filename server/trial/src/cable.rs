//! A cable between a program and a server on this machine. A test can pull it, so that connections
//! are refused, or freeze it, so that nobody answers.

#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// See the module. Dropping it pulls it.
pub struct Cable {
    port: u16,
    server: u16,
    plugged: Option<Plugged>,
    is_frozen: Arc<AtomicBool>,
}

/// The state of a plugged-in cable.
struct Plugged {
    is_pulled: Arc<AtomicBool>,
    streams: Arc<Mutex<Vec<TcpStream>>>,
    listener: std::thread::JoinHandle<()>,
}

const STEP: Duration = Duration::from_millis(5);

impl Cable {
    /// Makes a cable to that port of 127.0.0.1, plugged in.
    ///
    /// # Panics
    /// If there is no free port.
    #[must_use]
    pub fn to(server: u16) -> Self {
        let mut cable = Self { port: crate::free_port(), server, plugged: None, is_frozen: Arc::default() };
        cable.plug();
        cable
    }

    /// The port of 127.0.0.1 that leads to the server.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Plugs it in, if it is not.
    ///
    /// # Panics
    /// If another program has taken the port in the meantime.
    pub fn plug(&mut self) {
        if self.plugged.is_some() {
            return;
        }
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port of the cable");
        listener.set_nonblocking(true).expect("a listener that does not block");
        let (is_pulled, streams) = (Arc::<AtomicBool>::default(), Arc::<Mutex<Vec<TcpStream>>>::default());
        let (server, is_frozen) = (self.server, self.is_frozen.clone());
        let listener = std::thread::spawn({
            let (is_pulled, streams) = (is_pulled.clone(), streams.clone());
            move || {
                while !is_pulled.load(Ordering::SeqCst) {
                    match listener.accept() {
                        Ok((client, _)) => connect(client, server, &streams, &is_frozen),
                        Err(_) => std::thread::sleep(STEP),
                    }
                }
            }
        });
        self.plugged = Some(Plugged { is_pulled, streams, listener });
    }

    /// Pulls it: existing connections end, and new ones are refused.
    pub fn pull(&mut self) {
        let Some(plugged) = self.plugged.take() else { return };
        plugged.is_pulled.store(true, Ordering::SeqCst);
        let _ = plugged.listener.join();
        for stream in plugged.streams.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// While frozen, the cable passes nothing on but keeps connections open, like a network that
    /// drops all packets.
    pub fn freeze(&self, is_frozen: bool) {
        self.is_frozen.store(is_frozen, Ordering::SeqCst);
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.freeze(false);
        self.pull();
    }
}

fn connect(client: TcpStream, server: u16, streams: &Mutex<Vec<TcpStream>>, is_frozen: &Arc<AtomicBool>) {
    let Ok(server) = TcpStream::connect(("127.0.0.1", server)) else { return };
    let _ = (client.set_nonblocking(false), client.set_nodelay(true), server.set_nodelay(true));
    let ends = (client.try_clone(), server.try_clone(), client.try_clone(), server.try_clone());
    let (Ok(from_client), Ok(to_server), Ok(to_client), Ok(from_server)) = ends else { return };
    streams.lock().unwrap_or_else(PoisonError::into_inner).extend([client, server]);
    for (from, to) in [(from_client, to_server), (from_server, to_client)] {
        let is_frozen = is_frozen.clone();
        std::thread::spawn(move || copy(from, to, &is_frozen));
    }
}

fn copy(mut from: TcpStream, mut to: TcpStream, is_frozen: &AtomicBool) {
    let mut block = [0_u8; 1 << 16];
    while let Ok(length) = from.read(&mut block)
        && length > 0
    {
        while is_frozen.load(Ordering::SeqCst) {
            std::thread::sleep(STEP);
        }
        if to.write_all(&block[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
